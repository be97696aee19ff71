"""Claims: the index of the review queue has the queue's whole order."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Exchange the index of the score for one of the score and the place."""
    op.drop_index(op.f("ix_claims_score"), table_name="claims")
    op.create_index("ix_claims_review", "claims", ["score", "document", "start", "end", "id"], unique=False)


def downgrade() -> None:
    """A case is not taken back to an older schema."""
    message = "a case is not taken back; open it with the version that made it, or export and import it"
    raise NotImplementedError(message)
