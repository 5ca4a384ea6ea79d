-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "click_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "comment_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reaction_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "share_count" INTEGER NOT NULL DEFAULT 0;

-- What was done so far.
UPDATE "customer" c SET "click_count" = n.clicks, "reaction_count" = n.reactions, "comment_count" = n.comments, "share_count" = n.shares
FROM (
  SELECT "workspace_id", "customer_id", count(*) FILTER (WHERE "kind" = 'CLICK') AS clicks,
    count(*) FILTER (WHERE "kind" = 'REACTION') AS reactions, count(*) FILTER (WHERE "kind" = 'COMMENT') AS comments,
    count(*) FILTER (WHERE "kind" = 'SHARE') AS shares
  FROM "interaction" WHERE "robot" IS NULL AND "kind" IN ('CLICK', 'REACTION', 'COMMENT', 'SHARE') GROUP BY 1, 2
) n
WHERE c."workspace_id" = n."workspace_id" AND c."id" = n."customer_id";
