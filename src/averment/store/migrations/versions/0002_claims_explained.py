"""Claims: words of a standard, why a day is taken for that of the statement, the speaker that came close."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEW = ("standard", "standard_at", "said_on_reason", "rival")


def upgrade() -> None:
    """Add the columns, unknown for claims made before, and the index of the review queue."""
    for name in NEW:
        op.add_column("claims", sa.Column(name, sa.Text(), nullable=True))
    op.create_index(op.f("ix_claims_score"), "claims", ["score"], unique=False)


def downgrade() -> None:
    """A case is not taken back to an older schema."""
    message = "a case is not taken back; open it with the version that made it, or export and import it"
    raise NotImplementedError(message)
