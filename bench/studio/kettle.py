"""A text that Ada, Ben and Cy write in a place that really runs, and how the place holds it."""

WORLD = """
from django.test import Client
from ensemble.people.models import Member
from ensemble.studio.actions.come_in import come_in_to_write
from ensemble.studio.actions.let_in import let_in_by_link
from ensemble.studio.actions.open_writing import open_writing
answer, people = {}, []
for name in ("Ada", "Ben", "Cy"):
    email = f"{name.lower()}@example.org"
    people.append(Member.objects.create_user(email, None, name=name, birth_year=1990))
    client = Client()
    client.force_login(people[-1], "django.contrib.auth.backends.ModelBackend")
    answer[name] = client.cookies["sessionid"].value
writing = open_writing(by=people[0], title="Kettle song")
opening = let_in_by_link(writing, by=people[0])
for other in people[1:]:
    come_in_to_write(opening, by=other)
answer["key"] = writing.key
"""
WORDS = """
from ensemble.studio.models import Writing
from ensemble.studio.queries.shared import words_of
answer = words_of(Writing.objects.get())
"""
