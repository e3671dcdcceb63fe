"""Nothing reaches up by attribute, and every relation to a member was thought about."""

import inspect
import re
from typing import Any

import pytest
from django.apps import apps
from django.db import models

from ensemble.people.models import Member


def relations() -> list[Any]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("ensemble.")]
    kinds = (models.ForeignKey, models.ManyToManyField)
    return [f for model in ours for f in model._meta.get_fields() if isinstance(f, kinds)]


def name(relation: Any) -> str:
    return str(relation)


def capability(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


@pytest.mark.parametrize("relation", relations(), ids=name)
def test_a_relation_across_capabilities_has_no_way_back(
    relation: Any,
) -> None:
    other = relation.related_model
    assert isinstance(other, type)
    if not other.__module__.startswith("ensemble."):
        return
    if capability(relation.model) != capability(other):
        assert relation.remote_field.hidden


@pytest.mark.parametrize("relation", relations(), ids=name)
def test_it_is_said_what_happens_when_a_member_leaves(
    relation: Any,
) -> None:
    if relation.related_model is not Member or relation.many_to_many:
        return
    chosen = relation.remote_field.on_delete
    assert chosen in {models.CASCADE, models.SET_NULL, models.PROTECT, models.RESTRICT}
    # What others build on outlives whoever made it: by name, if not by account.
    if chosen is models.SET_NULL:
        assert relation.null
    source = inspect.getsource(relation.model)
    assert re.search(rf"\b{relation.name}\b", source) or relation.model._meta.proxy
