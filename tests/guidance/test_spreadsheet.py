"""CSV files for spreadsheets."""

import csv
from io import StringIO

import pytest

from guidance.spreadsheet import csv_file, harmless


def test_a_file_reads_back_as_it_was():
    rows = [["Jäv", 'He said "yes", twice'], ["two\nlines", ""]]

    read = list(csv.reader(StringIO(csv_file(["Topic", "Note"], rows).decode("utf-8-sig"), newline="")))

    assert read == [["Topic", "Note"], *rows]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_becomes_text(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["KI + K", "08-524 820 03", "+46 8 524 820 03", "a=b", ""])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell


def test_a_file_says_that_it_is_utf_8():
    assert csv_file(["å"], []).startswith(b"\xef\xbb\xbf")
