"""The number of the published state, what each number changed, and every address that ever was public."""

from django.db import models
from django.utils import timezone


class Generation(models.Model):
    """One row: the number grows by one with each transaction that changes anything public.

    `token` is new with every change, so that a number that comes back (a database put back from a copy) is not taken
    for the state that had it before. `as_of` is the day, by the database's clock, that the state is shown for.
    `pinned` names the kept generation that is shown instead of today's content, while one has been put back.
    """

    number = models.PositiveBigIntegerField(default=0)
    token = models.CharField(max_length=32, default="")
    as_of = models.DateField(default=timezone.localdate)
    raised = models.DateTimeField(auto_now=True)
    pinned = models.PositiveBigIntegerField(null=True, default=None)

    def __str__(self) -> str:
        return str(self.number)


class Change(models.Model):
    """What a generation changed, so that a process that knows an older one loads only that. `kind` is `section`,
    `page`, `unit`, … ; `key` is empty where everything of the kind may have changed, `kind` too where anything may."""

    generation = models.PositiveBigIntegerField(db_index=True)
    token = models.CharField(max_length=32, default="")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=70, blank=True)

    def __str__(self) -> str:
        return f"{self.generation}: {self.kind} {self.key}"


class Pin(models.Model):
    """The guide of a kept generation that has been put back, as `guidance.codec` writes it."""

    number = models.PositiveBigIntegerField(unique=True)
    guide = models.BinaryField()

    def __str__(self) -> str:
        return str(self.number)


class Address(models.Model):
    """A path that was public at some time; it leads to its key for ever."""

    path = models.CharField(max_length=500, unique=True)
    language = models.CharField(max_length=5)
    key = models.CharField(max_length=70, db_index=True)
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.path
