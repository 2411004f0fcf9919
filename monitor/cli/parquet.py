"""Rows as Parquet: every field a column of its own type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType
from typing import IO, Any, TypeVar, get_args, get_type_hints

from monitor.text import squeeze

Row = TypeVar("Row")


def write_parquet(rows: Iterable[Sequence[Row]], kind: type[Row], file: IO[bytes]) -> None:
    """Each part a row group. Times are UTC to the microsecond, days are days, closed sets their strings; what may be
    missing is null."""
    import pyarrow as pa  # start-up time: 0.2 s that no other format needs
    import pyarrow.parquet as pq

    schema = _schema(kind)
    names = schema.names
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for some in rows:
            columns = {name: [_cell(getattr(row, name)) for row in some] for name in names}
            writer.write_table(pa.table(columns, schema=schema))


def _schema(kind: type[Any]) -> Any:
    """From the annotations of a dataclass. TypeError for one that has no column type."""
    import pyarrow as pa

    types: dict[type, Any] = {
        bool: pa.bool_(),
        int: pa.int64(),
        float: pa.float64(),
        str: pa.string(),
        datetime: pa.timestamp("us", tz="UTC"),
        date: pa.date32(),
    }
    hints = get_type_hints(kind)

    def column(name: str) -> Any:
        of = get_args(hints[name]) or (hints[name],)
        (plain,) = (each for each in of if each is not NoneType)
        found = types.get(plain) or (pa.string() if issubclass(plain, StrEnum) else None)
        if found is None:
            raise TypeError(f"{name}: {plain} has no type in Parquet")
        return pa.field(name, found, nullable=NoneType in of)

    return pa.schema([column(field.name) for field in fields(kind)])


def _cell(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return squeeze(value)
    return value.astimezone(UTC) if isinstance(value, datetime) else value
