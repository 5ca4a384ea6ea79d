-- AlterTable
ALTER TABLE "workspace_format" ADD COLUMN     "answered" BIGINT NOT NULL DEFAULT 0;

-- What was counted so far.
UPDATE workspace_format w SET answered = (
  SELECT coalesce(sum(least(f.exposures, f.responses)), 0) FROM customer_format f
  WHERE f.workspace_id = w.workspace_id AND f.format_id = w.format_id
);
