"""What all tables share: their naming convention, and the revision of the schema that they make up."""

from __future__ import annotations

from sqlalchemy import MetaData

#: The newest revision in migrations/versions. They are numbered, so that "newer" and "older" need no Alembic.
REVISION = "0005"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
