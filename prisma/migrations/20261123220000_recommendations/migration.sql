-- CreateEnum
CREATE TYPE "goal" AS ENUM ('CLICK', 'ENGAGEMENT', 'CONVERSION', 'REVENUE');

-- AlterTable
ALTER TABLE "customer_format" ADD COLUMN     "clicks" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "segment_format" ADD COLUMN     "clicks" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "recommendation_rules" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "workspace_format" ADD COLUMN     "clicked" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "clicked_mixed" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "clicked_pairs" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "clicks" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "converted" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "converted_mixed" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "converted_pairs" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "engaged" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "engaged_mixed" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "engaged_pairs" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "pairs" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "format_basket" (
    "workspace_id" UUID NOT NULL,
    "format_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "purchases" BIGINT NOT NULL,
    "revenue" DECIMAL(24,9) NOT NULL,
    "squares" DECIMAL(48,18) NOT NULL,

    CONSTRAINT "format_basket_pkey" PRIMARY KEY ("workspace_id","format_id","currency")
);

-- CreateTable
CREATE TABLE "decision" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "customer_id" UUID NOT NULL,
    "goal" "goal" NOT NULL,
    "platform" "platform",
    "format_id" TEXT NOT NULL,
    "propensity" DOUBLE PRECISION NOT NULL,
    "seed" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "receipt" JSONB NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "decision_workspace_id_goal_at_idx" ON "decision"("workspace_id", "goal", "at");

-- CreateIndex
CREATE INDEX "decision_workspace_id_customer_id_idx" ON "decision"("workspace_id", "customer_id");

-- AddForeignKey
ALTER TABLE "format_basket" ADD CONSTRAINT "format_basket_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "format_basket" ADD CONSTRAINT "format_basket_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "ad_format"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What was counted so far.
UPDATE customer_format f SET clicks = n.clicks
FROM (
  SELECT i.workspace_id, i.customer_id, c.format_id, count(*) AS clicks
  FROM interaction i JOIN creative c ON c.workspace_id = i.workspace_id AND c.id = i.creative_id
  WHERE i.kind = 'CLICK' AND i.robot IS NULL AND c.format_id IS NOT NULL GROUP BY 1, 2, 3
) n
WHERE f.workspace_id = n.workspace_id AND f.customer_id = n.customer_id AND f.format_id = n.format_id;

UPDATE segment_format f SET clicks = n.clicks
FROM (
  SELECT i.workspace_id, m.segment_id, c.format_id, count(*) AS clicks
  FROM segment_member m
  JOIN interaction i ON i.workspace_id = m.workspace_id AND i.customer_id = m.customer_id
    AND (m.counts_from IS NULL OR i.at >= m.counts_from) AND (m.left_at IS NULL OR i.at < m.left_at)
  JOIN creative c ON c.workspace_id = i.workspace_id AND c.id = i.creative_id
  WHERE i.kind = 'CLICK' AND i.robot IS NULL AND c.format_id IS NOT NULL GROUP BY 1, 2, 3
) n
WHERE f.workspace_id = n.workspace_id AND f.segment_id = n.segment_id AND f.format_id = n.format_id;

UPDATE workspace_format w SET clicks = n.clicks, pairs = n.pairs,
  clicked = n.clicked, clicked_mixed = n.clicked_mixed, clicked_pairs = n.clicked_pairs,
  engaged = n.engaged, engaged_mixed = n.engaged_mixed, engaged_pairs = n.engaged_pairs,
  converted = n.converted, converted_mixed = n.converted_mixed, converted_pairs = n.converted_pairs
FROM (
  SELECT workspace_id, format_id, sum(clicks) AS clicks, sum(exposures * (exposures - 1)) AS pairs,
    sum(clicked) AS clicked, sum(clicked * (exposures - 1)) AS clicked_mixed, sum(clicked * (clicked - 1)) AS clicked_pairs,
    sum(engaged) AS engaged, sum(engaged * (exposures - 1)) AS engaged_mixed, sum(engaged * (engaged - 1)) AS engaged_pairs,
    sum(converted) AS converted, sum(converted * (exposures - 1)) AS converted_mixed,
    sum(converted * (converted - 1)) AS converted_pairs
  FROM (
    SELECT workspace_id, format_id, clicks, exposures::bigint AS exposures, least(exposures, clicks)::bigint AS clicked,
      least(exposures, responses - clicks)::bigint AS engaged, least(exposures, conversions)::bigint AS converted
    FROM customer_format
  ) one GROUP BY 1, 2
) n
WHERE w.workspace_id = n.workspace_id AND w.format_id = n.format_id;

INSERT INTO format_basket (workspace_id, format_id, currency, purchases, revenue, squares)
SELECT i.workspace_id, c.format_id, coalesce(i.currency, ''), count(*), sum(i.value), sum(i.value * i.value)
FROM interaction i JOIN creative c ON c.workspace_id = i.workspace_id AND c.id = i.creative_id
WHERE i.kind = 'PURCHASE' AND i.robot IS NULL AND i.value IS NOT NULL AND c.format_id IS NOT NULL GROUP BY 1, 2, 3;
