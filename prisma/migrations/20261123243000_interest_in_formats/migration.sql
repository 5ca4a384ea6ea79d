-- AlterTable
ALTER TABLE "customer_format" ADD COLUMN     "interest" DOUBLE PRECISION;

-- What people answered to so far: each answer weighs by its kind, and half after each half-life.
UPDATE "customer_format" f SET "interest" = n."interest"
FROM (
  SELECT "workspace_id", "customer_id", "format_id",
    max("best") + ln(sum(power(2::float8, -least(60, "best" - "score")))) / ln(2::float8) AS "interest"
  FROM (
    SELECT *, max("score") OVER (PARTITION BY "workspace_id", "customer_id", "format_id") AS "best"
    FROM (
      SELECT i."workspace_id", i."customer_id", c."format_id",
        extract(epoch FROM i."at")::float8 / (86400 * w."interest_half_life") +
        CASE i."kind" WHEN 'CLICK' THEN 1 WHEN 'REACTION' THEN 1 WHEN 'SHARE' THEN 2
          WHEN 'COMMENT' THEN 1.584962500721156 ELSE 2.584962500721156 END AS "score"
      FROM "interaction" i JOIN "workspace" w ON w."id" = i."workspace_id"
      JOIN "creative" c ON c."workspace_id" = i."workspace_id" AND c."id" = i."creative_id"
      WHERE i."kind" IN ('CLICK', 'REACTION', 'SHARE', 'COMMENT', 'PURCHASE') AND i."robot" IS NULL AND c."format_id" IS NOT NULL
    ) answer
  ) answers GROUP BY 1, 2, 3
) n
WHERE f."workspace_id" = n."workspace_id" AND f."customer_id" = n."customer_id" AND f."format_id" = n."format_id";
