"""The number of the published state, what each number changed, and every address that ever was public."""

from django.db import models


class Generation(models.Model):
    """One row: the number grows by one whenever anything public changes."""

    number = models.PositiveBigIntegerField(default=0)
    raised = models.DateTimeField(auto_now=True)


class Change(models.Model):
    """What a generation changed, so that a process that knows an older one loads only that. `kind` is `section`,
    `page`, `unit`, … ; `key` is empty where everything of the kind may have changed."""

    generation = models.PositiveBigIntegerField(db_index=True)
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=70, blank=True)


class Address(models.Model):
    """A path that was public at some time; it leads to its key for ever."""

    path = models.CharField(max_length=500, unique=True)
    language = models.CharField(max_length=5)
    key = models.CharField(max_length=70, db_index=True)
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.path
