-- AlterTable
ALTER TABLE "identity_conflict" ADD COLUMN     "merged" BOOLEAN NOT NULL DEFAULT false;

-- A merge and what it settled were written in one transaction.
UPDATE "identity_conflict" c SET "merged" = true FROM "customer_merge" m
WHERE m."workspace_id" = c."workspace_id" AND m."rule" = 'PERSON' AND m."at" = c."resolved_at";
