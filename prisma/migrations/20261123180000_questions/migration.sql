-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "response_target" INTEGER NOT NULL DEFAULT 1440;

-- CreateTable
CREATE TABLE "question" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "interaction_kind" NOT NULL,
    "channel" TEXT,
    "creative_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "replies" TIMESTAMPTZ(3)[],

    CONSTRAINT "question_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "question_workspace_id_at_idx" ON "question"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "question_workspace_id_answered_at_at_id_idx" ON "question"("workspace_id", "answered_at", "at", "id");

-- CreateIndex
CREATE INDEX "question_workspace_id_customer_id_answered_at_idx" ON "question"("workspace_id", "customer_id", "answered_at");

-- CreateIndex
CREATE INDEX "question_workspace_id_creative_id_at_idx" ON "question"("workspace_id", "creative_id", "at");

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_workspace_id_id_fkey" FOREIGN KEY ("workspace_id", "id") REFERENCES "interaction"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What was asked and answered so far.
INSERT INTO "question" ("workspace_id", "id", "customer_id", "kind", "channel", "creative_id", "at", "answered_at", "replies")
SELECT q."workspace_id", q."id", q."customer_id", q."kind", q."channel", q."creative_id", q."at", answer."replies"[1], answer."replies"
FROM "interaction" q CROSS JOIN LATERAL (
  WITH tied AS (
    SELECT "id", "at" FROM "interaction"
    WHERE "workspace_id" = q."workspace_id" AND "reply_to_id" = q."id" AND "kind" = 'REPLY' AND "robot" IS NULL
  ),
  next AS (
    SELECT "id", "at" FROM "interaction"
    WHERE q."kind" IN ('MESSAGE', 'SUPPORT_REQUEST') AND "workspace_id" = q."workspace_id" AND "customer_id" = q."customer_id"
      AND "kind" = 'REPLY' AND "at" >= q."at" AND "robot" IS NULL AND "channel" IS NOT DISTINCT FROM q."channel"
    ORDER BY "kind", "at", "id" LIMIT 1
  )
  SELECT ARRAY(
    SELECT "at" FROM (SELECT * FROM tied UNION SELECT * FROM next WHERE "at" < ALL (SELECT "at" FROM tied)) all_replies ORDER BY "at"
  ) AS "replies"
) answer
WHERE q."kind" IN ('COMMENT', 'MENTION', 'MESSAGE', 'REVIEW', 'SUPPORT_REQUEST') AND q."robot" IS NULL;
