"""Three songs of the demo community; every function is one stem of its song."""
