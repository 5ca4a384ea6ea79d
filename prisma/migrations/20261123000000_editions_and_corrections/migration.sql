-- AlterEnum
ALTER TYPE "format_source" ADD VALUE 'PERSON';

-- CreateTable
CREATE TABLE "report_edition" (
    "workspace_id" UUID NOT NULL,
    "creative_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "cut" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "until" DATE,
    "rows" INTEGER NOT NULL,
    "impressions" BIGINT NOT NULL,
    "import_id" UUID NOT NULL,
    "answers" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "report_edition_pkey" PRIMARY KEY ("workspace_id","creative_id","period","cut")
);

-- AddForeignKey
ALTER TABLE "report_edition" ADD CONSTRAINT "report_edition_workspace_id_creative_id_fkey" FOREIGN KEY ("workspace_id", "creative_id") REFERENCES "creative"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;


-- Reports that are there already: of several breakdowns the coarsest counts. Periods that overlap are settled by the next import of their
-- campaign, and by `rapport recount`.
INSERT INTO "report_edition" ("workspace_id", "creative_id", "period", "cut", "day", "until", "rows", "impressions", "import_id", "answers")
WITH edition AS (
    SELECT workspace_id, creative_id, period, cut, min(day) AS day, min(until) AS until, count(*) AS rows,
        coalesce(sum(impressions), 0) AS impressions, min(import_id::text)::uuid AS import_id
    FROM report GROUP BY workspace_id, creative_id, period, cut
), answer AS (
    SELECT DISTINCT ON (e.workspace_id, e.creative_id, e.period, n.need) e.workspace_id, e.creative_id, e.period, e.cut, n.need
    FROM edition e JOIN generate_series(0, 63) AS n(need) ON e.cut & n.need = n.need
    ORDER BY e.workspace_id, e.creative_id, e.period, n.need, bit_count(e.cut::int::bit(6)), e.cut
)
SELECT e.*, coalesce((
    SELECT bit_or(1::bigint << a.need) FROM answer a
    WHERE a.workspace_id = e.workspace_id AND a.creative_id = e.creative_id AND a.period = e.period AND a.cut = e.cut
), 0)
FROM edition e;
