"""Generations on disk: shared files, one rename, nothing damaged is ever served."""

import errno
import fcntl
from dataclasses import replace
from datetime import date
from shutil import rmtree

import msgspec
import pytest

from guidance import codec
from guidance.generation import Head
from guidance.refresh import State
from guidance.store import DamagedError, Store, StoredPage
from guidance.writing import write
from tests.sample_guide import sample_guide


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "generations")


def state(number: int) -> State:
    """A state whose only difference to others is its number and one title."""
    guide = codec.decode(codec.encode(sample_guide()), number)
    page = replace(guide.editions["en"].pages["home"], title=f"Home {number}")
    edition = replace(guide.editions["en"], pages={**guide.editions["en"].pages, "home": page})
    guide = replace(guide, editions={**guide.editions, "en": edition})
    return State(guide, Head(number, f"{number:012}", as_of=date(2026, 11, 22)))


def files(store: Store) -> set[str]:
    return {file.name for file in store.folder.glob("objects/??/*")}


def test_a_guide_is_the_same_after_it_was_written_and_read(store):
    store.save(state(7))

    assert store.latest().guide == state(7).guide


def test_a_guide_in_one_piece_is_the_same():
    assert codec.unpack_whole(codec.pack_whole(sample_guide()), 7) == sample_guide()


def test_other_bytes_are_no_guide():
    with pytest.raises(ValueError, match="not the parts"):
        codec.decode({"guide": b"x"}, 1)


def test_generations_share_the_files_that_did_not_change(store):
    store.save(state(1))
    before = files(store)
    store.save(state(2))

    assert len(files(store) - before) == 1


@pytest.mark.parametrize("damage", [b"", b"x", None], ids=["emptied", "changed", "gone"])
def test_a_damaged_generation_is_passed_over(store, damage):
    store.save(state(1))
    before = files(store)
    store.save(state(2))
    for name in files(store) - before:
        file = next(store.folder.glob(f"objects/??/{name}"))
        file.write_bytes(damage) if damage is not None else file.unlink()

    assert store.latest().guide.generation == 1
    assert len(store.damaged) == 1


def test_a_flipped_bit_in_a_manifest_is_noticed(store):
    store.save(state(1))
    store.save(state(2))
    newest = store.manifests()[0]
    content = bytearray(newest.read_bytes())
    content[100] ^= 1
    newest.write_bytes(content)

    assert store.latest().guide.generation == 1
    with pytest.raises(DamagedError):
        store.read(newest)


def test_what_is_damaged_is_mended_by_the_next_save(store):
    store.save(state(1))
    for file in store.folder.glob("objects/??/*"):
        file.write_bytes(b"x")

    store.save(state(1))

    assert store.latest().guide == state(1).guide
    assert len(store.manifests()) == 1


def test_only_the_last_generations_are_kept_and_their_files(store):
    for number in range(1, 24):
        store.save(state(number))

    gone = store.sweep()

    assert [store.read(path).number for path in store.manifests()] == list(range(23, 3, -1))
    assert gone == 3
    assert store.verify(store.of_number(4)) == []


def test_nothing_is_swept_while_a_manifest_cannot_be_read(store):
    store.save(state(1))
    store.manifests()[0].write_bytes(b"x")

    assert store.sweep() == 0


def test_a_number_that_comes_back_is_newer_all_the_same(store):
    """A database put back from a copy counts its generations again."""
    store.save(state(9))
    store.save(state(5))

    assert store.latest().guide.generation == 5


def test_a_page_is_kept_with_its_headers(store):
    digest = store.put(b"<p>x</p>")
    store.save(state(1), {"/en/": StoredPage(200, [("Content-Type", "text/html")], digest)})

    manifest = store.of_number(1)
    assert manifest.complete
    assert store.get(manifest.pages["/en/"].digest) == b"<p>x</p>"


def test_a_write_that_fails_leaves_nothing_behind(tmp_path):
    (tmp_path / "x").mkdir()
    with pytest.raises(OSError, match="directory"):
        write(tmp_path / "x", b"content")

    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_one_process_writes_at_a_time(store):
    with store.writing() as first, store.writing() as second:
        assert (first, second) == (True, False)
    with store.writing() as third:
        assert third


def test_who_cannot_even_ask_to_write_says_so_until_it_can(tmp_path):
    store = Store(tmp_path / "generations")
    (tmp_path / "generations").write_text("in the way")
    with store.writing() as mine:
        assert (mine, store.problem) == (False, "cannot be written: File exists")
    (tmp_path / "generations").unlink()

    with store.writing(), store.writing():
        assert store.problem == ""


def test_who_writes_notices_that_the_folder_was_lost(store):
    assert not store.still_mine()
    with store.writing():
        assert store.still_mine()
        rmtree(store.folder)
        assert not store.still_mine()
        with Store(store.folder).writing() as other:
            assert other
            assert not store.still_mine()


def test_a_file_system_without_locks_is_a_problem_and_no_end(store, monkeypatch):
    def refuse(*said):
        raise OSError(errno.ENOLCK, "No locks available")

    with monkeypatch.context() as patched:
        patched.setattr(fcntl, "flock", refuse)
        with store.writing() as mine:
            assert (mine, store.problem) == (False, "cannot be written: No locks available")

    with store.writing() as mine:
        assert mine


def test_an_empty_folder_has_nothing_to_serve(store):
    assert store.latest() is None
    assert store.manifests() == []


def test_a_part_that_was_stored_before_a_field_was_added_can_still_be_read():
    guide = sample_guide()
    parts = codec.encode(guide)
    older = msgspec.msgpack.decode(parts["guide"])
    older.pop("link_sets")

    read = codec.decode({**parts, "guide": msgspec.msgpack.encode(older)}, guide.generation)

    assert read == replace(guide, link_sets={})
