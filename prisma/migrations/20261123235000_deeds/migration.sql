-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "deed_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "last_deed_at" TIMESTAMPTZ(3);

-- What people did so far.
UPDATE "customer" c SET "deed_count" = deeds."count", "last_deed_at" = deeds."last"
FROM (
  SELECT "workspace_id", "customer_id", count(*) AS "count", max("at") AS "last" FROM "interaction"
  WHERE "kind" NOT IN ('IMPRESSION', 'REPLY') AND "robot" IS NULL GROUP BY 1, 2
) deeds
WHERE c."workspace_id" = deeds."workspace_id" AND c."id" = deeds."customer_id";
