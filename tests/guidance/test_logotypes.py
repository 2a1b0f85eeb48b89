"""The organisations at the foot of each page: by logotype where its file is there, by name where it is not."""

import pytest

from guidance.public import respond
from guidance.templatetags.ui import logotype
from tests.sample_guide import sample_guide


@pytest.fixture
def folder(settings, tmp_path):
    """An empty folder of collected files, with the logotypes looked for anew."""
    settings.STATIC_ROOT = tmp_path
    logotype.cache_clear()
    yield tmp_path / "img" / "logotypes"
    logotype.cache_clear()


def test_without_a_logotype_both_organisations_are_named(folder):
    page = respond(sample_guide(), "/en/about/", "").body.decode()

    assert "<li>Karolinska Institutet (KI)</li>" in page
    assert "<li>Karolinska University Hospital (K)</li>" in page


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_logotype_that_is_there_is_found(folder, kind):
    folder.mkdir(parents=True)
    (folder / f"k.{kind}").touch()

    assert logotype("k").endswith(f"img/logotypes/k.{kind}")
    assert logotype("ki") == ""
