"""What every stored thing has: an identity, a public key and a date of birth."""

from django.db import models
from django.utils import timezone

from ensemble.foundation.keys import LENGTH, new_key


class Entity(models.Model):
    """A stored thing. `id` stays inside; `key` is what addresses show."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=LENGTH, unique=True, default=new_key, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.key}"
