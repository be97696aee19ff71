"""The first schema: custody, documents, what is stated, and what is derived from it."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Custody only grows: what was taken in and what happened can neither be changed nor deleted.
APPEND_ONLY = ("exhibits", "captures", "events")


def upgrade() -> None:
    """Make all tables, then the triggers that keep custody from being changed."""
    tables()
    for table in APPEND_ONLY:
        for statement in (
            keep_postgresql(table) if op.get_context().dialect.name == "postgresql" else keep_sqlite(table)
        ):
            op.execute(statement)


def keep_sqlite(table: str) -> tuple[str, ...]:
    """Triggers that refuse UPDATE and DELETE on SQLite."""
    return tuple(
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} only grows: nothing in it is changed or deleted'); END"
        for verb in ("UPDATE", "DELETE")
    )


def keep_postgresql(table: str) -> tuple[str, ...]:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE on PostgreSQL."""
    return (
        (
            f"CREATE FUNCTION {table}_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{table} only grows: nothing in it is changed or deleted' "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$"
        ),
        (
            f"CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_only_grows()"
        ),
    )


def downgrade() -> None:
    """There is nothing before the first schema."""
    message = "a case is not taken apart; keep it, and make a new one"
    raise NotImplementedError(message)


def tables() -> None:  # noqa: PLR0915 - one statement a table
    """Make the tables and their indexes."""
    op.create_table(
        "balances",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("residual_low", sa.Text(), nullable=False),
        sa.Column("residual_high", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("as_of_earliest", sa.Date(), nullable=True),
        sa.Column("as_of_latest", sa.Date(), nullable=True),
        sa.Column("as_of_precision", sa.Text(), nullable=True),
        sa.Column("as_of_as_stated", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_balances")),
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
    )
    op.create_table(
        "conflicts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflicts")),
    )
    op.create_index(op.f("ix_conflicts_a"), "conflicts", ["a"], unique=False)
    op.create_index(op.f("ix_conflicts_b"), "conflicts", ["b"], unique=False)
    op.create_index(op.f("ix_conflicts_incident"), "conflicts", ["incident"], unique=False)
    op.create_table(
        "dissents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dissents")),
    )
    op.create_index(op.f("ix_dissents_finding"), "dissents", ["finding"], unique=False)
    op.create_table(
        "documents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("exhibit", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("chars", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published_earliest", sa.Date(), nullable=True),
        sa.Column("published_latest", sa.Date(), nullable=True),
        sa.Column("published_precision", sa.Text(), nullable=True),
        sa.Column("published_as_stated", sa.Text(), nullable=True),
        sa.Column("published_reason", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("problems", sa.Text(), nullable=False),
        sa.Column("part_of", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_exhibit"), "documents", ["exhibit"], unique=False)
    op.create_index(op.f("ix_documents_part_of"), "documents", ["part_of"], unique=False)
    op.create_index(op.f("ix_documents_status"), "documents", ["status"], unique=False)
    op.create_table(
        "entities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("where", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entities")),
    )
    op.create_index(op.f("ix_entities_kind"), "entities", ["kind"], unique=False)
    op.create_index(op.f("ix_entities_name"), "entities", ["name"], unique=False)
    op.create_table(
        "events",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("disclosures", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_events")),
    )
    op.create_table(
        "exhibits",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("sha512", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_exhibits")),
    )
    op.create_table(
        "findings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("standard", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("would_change", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("supersedes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
    )
    op.create_table(
        "hypotheses",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hypotheses")),
    )
    op.create_table(
        "incidents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=True),
        sa.Column("as_stated", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.Column("lineages_lo", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("lineages_hi", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("supersedes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgements")),
    )
    op.create_table(
        "links",
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item", "entity", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_entity"), "links", ["entity"], unique=False)
    op.create_table(
        "mutations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("ancestor", sa.Text(), nullable=False),
        sa.Column("slots", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutations")),
    )
    op.create_index(op.f("ix_mutations_ancestor"), "mutations", ["ancestor"], unique=False)
    op.create_index(op.f("ix_mutations_claim"), "mutations", ["claim"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hypothesis", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_claim"), "readings", ["claim"], unique=False)
    op.create_index(op.f("ix_readings_hypothesis"), "readings", ["hypothesis"], unique=False)
    op.create_table(
        "refusals",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("container", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refusals")),
    )
    op.create_index(op.f("ix_refusals_code"), "refusals", ["code"], unique=False)
    op.create_table(
        "work",
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("step", "subject", name=op.f("pk_work")),
    )
    op.create_table(
        "captures",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("exhibit", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("modified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("container", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["exhibit"], ["exhibits.sha256"], name=op.f("fk_captures_exhibit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_captures")),
    )
    op.create_index(op.f("ix_captures_container"), "captures", ["container"], unique=False)
    op.create_index(op.f("ix_captures_exhibit"), "captures", ["exhibit"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_at", sa.Text(), nullable=True),
        sa.Column("chain", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("cue_at", sa.Text(), nullable=True),
        sa.Column("said_on_earliest", sa.Date(), nullable=True),
        sa.Column("said_on_latest", sa.Date(), nullable=True),
        sa.Column("said_on_precision", sa.Text(), nullable=True),
        sa.Column("said_on_as_stated", sa.Text(), nullable=True),
        sa.Column("segment", sa.Text(), nullable=True),
        sa.Column("hedge", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_claims_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_document"), "claims", ["document"], unique=False)
    op.create_index(op.f("ix_claims_level"), "claims", ["level"], unique=False)
    op.create_index("ix_claims_place", "claims", ["document", "start"], unique=False)
    op.create_index(op.f("ix_claims_polarity"), "claims", ["polarity"], unique=False)
    op.create_index(op.f("ix_claims_speaker"), "claims", ["speaker"], unique=False)
    op.create_table(
        "dates",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("as_stated", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_dates_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dates")),
    )
    op.create_index(op.f("ix_dates_document"), "dates", ["document"], unique=False)
    op.create_table(
        "deliberations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("symbol", sa.Text(), nullable=True),
        sa.Column("at_earliest", sa.Date(), nullable=True),
        sa.Column("at_latest", sa.Date(), nullable=True),
        sa.Column("at_precision", sa.Text(), nullable=True),
        sa.Column("at_as_stated", sa.Text(), nullable=True),
        sa.Column("votes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_deliberations_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliberations")),
    )
    op.create_index(op.f("ix_deliberations_document"), "deliberations", ["document"], unique=False)
    op.create_table(
        "edges",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.Column("at_earliest", sa.Date(), nullable=True),
        sa.Column("at_latest", sa.Date(), nullable=True),
        sa.Column("at_precision", sa.Text(), nullable=True),
        sa.Column("at_as_stated", sa.Text(), nullable=True),
        sa.Column("amount", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_edges_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edges")),
    )
    op.create_index(op.f("ix_edges_document"), "edges", ["document"], unique=False)
    op.create_index(op.f("ix_edges_source"), "edges", ["source"], unique=False)
    op.create_index(op.f("ix_edges_target"), "edges", ["target"], unique=False)
    op.create_table(
        "incident_claims",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident"], ["incidents.id"], name=op.f("fk_incident_claims_incident"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident", "claim", name=op.f("pk_incident_claims")),
    )
    op.create_index(op.f("ix_incident_claims_claim"), "incident_claims", ["claim"], unique=False)
    op.create_table(
        "ledger",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("object", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("low", sa.Text(), nullable=True),
        sa.Column("high", sa.Text(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("as_stated", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("as_of_earliest", sa.Date(), nullable=True),
        sa.Column("as_of_latest", sa.Date(), nullable=True),
        sa.Column("as_of_precision", sa.Text(), nullable=True),
        sa.Column("as_of_as_stated", sa.Text(), nullable=True),
        sa.Column("known_at_earliest", sa.Date(), nullable=True),
        sa.Column("known_at_latest", sa.Date(), nullable=True),
        sa.Column("known_at_precision", sa.Text(), nullable=True),
        sa.Column("known_at_as_stated", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("amends", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_ledger_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger")),
    )
    op.create_index(op.f("ix_ledger_document"), "ledger", ["document"], unique=False)
    op.create_index(op.f("ix_ledger_object"), "ledger", ["object"], unique=False)
    op.create_index(op.f("ix_ledger_unit"), "ledger", ["unit"], unique=False)
    op.create_table(
        "lineage",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("ancestor_document", sa.Text(), nullable=False),
        sa.Column("ancestor_start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ancestor_end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ancestor_quote", sa.Text(), nullable=False),
        sa.Column("derived_document", sa.Text(), nullable=False),
        sa.Column("derived_start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("derived_end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("derived_quote", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ancestor_document"],
            ["documents.id"],
            name=op.f("fk_lineage_ancestor_document"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["derived_document"],
            ["documents.id"],
            name=op.f("fk_lineage_derived_document"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lineage")),
    )
    op.create_index(op.f("ix_lineage_ancestor_document"), "lineage", ["ancestor_document"], unique=False)
    op.create_index(op.f("ix_lineage_derived_document"), "lineage", ["derived_document"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_mentions_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentions")),
    )
    op.create_index(op.f("ix_mentions_document"), "mentions", ["document"], unique=False)
    op.create_table(
        "quantities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("low", sa.Text(), nullable=True),
        sa.Column("high", sa.Text(), nullable=True),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=True),
        sa.Column("as_stated", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("as_of_earliest", sa.Date(), nullable=True),
        sa.Column("as_of_latest", sa.Date(), nullable=True),
        sa.Column("as_of_precision", sa.Text(), nullable=True),
        sa.Column("as_of_as_stated", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_quantities_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quantities")),
    )
    op.create_index(op.f("ix_quantities_document"), "quantities", ["document"], unique=False)
    op.create_index(op.f("ix_quantities_unit"), "quantities", ["unit"], unique=False)
    op.create_table(
        "segments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("end", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("used", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_at", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_segments_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segments")),
    )
    op.create_index(op.f("ix_segments_document"), "segments", ["document"], unique=False)
    op.create_index("ix_segments_place", "segments", ["document", "start"], unique=False)
    op.create_table(
        "texts",
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.id"], name=op.f("fk_texts_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_texts")),
    )
