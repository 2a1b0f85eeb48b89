"""Tables as CSV files that spreadsheets open with the right letters and without running anything."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as another encoding
RUNS = ("=", "+", "-", "@", "\t", "\r")


def csv_file(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file (RFC 4180, UTF-8 with byte order mark); cells that a spreadsheet would run are made text."""
    out = StringIO(newline="")
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out)
    writer.writerow([harmless(cell) for cell in header])
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode()


def harmless(cell: str) -> str:
    """Put an apostrophe before a cell that would be read as a formula; a plain phone number is none."""
    if cell.startswith("+") and cell[1:].replace(" ", "").replace("-", "").isdigit():
        return cell
    return f"'{cell}" if cell.lstrip(" \n\u00a0").startswith(RUNS) else cell
