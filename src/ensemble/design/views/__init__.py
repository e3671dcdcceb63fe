"""The parts page and the theme chooser."""
