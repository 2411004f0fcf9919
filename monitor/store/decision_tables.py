"""The tables of what users say: of moves, and of what was read in stories."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text

from monitor.store.columns import UtcDateTime, enum_of
from monitor.store.metadata import metadata
from monitor.types import Change, Judged, RoleCode

#: What users said of moves: that they are one, or that some of the stories behind one tell another. It refers to what
#: the stories tell, not to reports, which a new reading replaces.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("same", Boolean, nullable=False),  # false: those of side 0 are apart from those of side 1
)

decided_reports = Table(
    "decided_reports",
    metadata,
    Column("decision_id", ForeignKey("decisions.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("side", Integer, nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("change", enum_of(Change, "change"), nullable=False),
    Column("person", Text),
    Column("organisation", Text),
    Column("role", Text),
    Column("role_code", enum_of(RoleCode, "role_code"), nullable=False),
    Column("block_key", Text, nullable=False),
    PrimaryKeyConstraint("decision_id", "ordinal"),
    Index(None, "block_key"),
)

#: What users said of what was read in a story: that it is wrong, or that a move was missed. It refers to what the story
#: tells, not to reports, which a new reading replaces; one that is taken back stays, for history.
judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("judged", enum_of(Judged, "judged"), nullable=False),
    Column("story_id", ForeignKey("stories.id"), nullable=False),
    Column("revision_id", ForeignKey("revisions.id"), nullable=False),  # the text that was judged
    Column("move_id", ForeignKey("moves.id")),  # the move it was about; of what was missed the one made of it
    Column("told", JSON, nullable=False),  # [{column of `reports`: value}]: what was wrong, or what was missed
    Column("undone_at", UtcDateTime),  # taken back
    Index(None, "story_id"),
)

#: Reports of any reading that a judgement bears on: those that it calls wrong, and those that were made of what it says
#: was missed. What is called wrong, and what was told until it was taken back, stands behind no move.
judged_reports = Table(
    "judged_reports",
    metadata,
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("judgement_id", ForeignKey("judgements.id"), nullable=False),
    PrimaryKeyConstraint("report_id", "judgement_id"),
    Index(None, "judgement_id"),
)
