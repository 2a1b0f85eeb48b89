"""`make prepare`: everything that is missing, nothing that is there."""

import pytest
from django.core.management import call_command

from guidance.models import Section
from portal.management.commands.prepare import state_of_static_files

pytestmark = pytest.mark.django_db


def prepare(capsys) -> str:
    call_command("prepare")
    return capsys.readouterr().out


@pytest.fixture(autouse=True)
def own_static_files(settings, tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "one.css").write_text("p { margin: 0 }")
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"


def test_content_that_is_there_stays_as_it_is(capsys):
    number = Section.objects.count()

    assert f"Content: {number} sections are there, left as they are" in prepare(capsys)


def test_static_files_are_collected_once(capsys):
    assert "Static files: collected" in prepare(capsys)
    assert "Static files: unchanged" in prepare(capsys)


def test_a_changed_static_file_is_noticed(tmp_path):
    before = state_of_static_files()

    (tmp_path / "source" / "one.css").write_text("p { margin: 1px }")

    assert state_of_static_files() != before


def test_every_table_and_field_of_the_models_has_its_migration():
    call_command("makemigrations", "contacts", "guidance", check_changes=True, dry_run=True)
