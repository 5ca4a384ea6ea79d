-- CreateTable
CREATE TABLE "creative_reach" (
    "workspace_id" UUID NOT NULL,
    "creative_id" UUID NOT NULL,
    "part" SMALLINT NOT NULL,
    "bits" BIT(1024) NOT NULL,

    CONSTRAINT "creative_reach_pkey" PRIMARY KEY ("workspace_id","creative_id","part")
);

-- AddForeignKey
ALTER TABLE "creative_reach" ADD CONSTRAINT "creative_reach_workspace_id_creative_id_fkey" FOREIGN KEY ("workspace_id", "creative_id") REFERENCES "creative"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Who saw what so far.
INSERT INTO "creative_reach" ("workspace_id", "creative_id", "part", "bits")
SELECT "workspace_id", "creative_id", substring(hash FOR 6)::int,
  bit_or(B'1'::bit(1024) >> 32 * substring(hash FROM 7 FOR 5)::int + 32
    - coalesce(nullif(position(B'1' IN substring(hash FROM 12 FOR 31)), 0), 32))
FROM (
  SELECT "workspace_id", "creative_id", ('x' || left(md5("customer_id"::text), 16))::bit(64) AS hash FROM "interaction"
  WHERE "creative_id" IS NOT NULL AND "robot" IS NULL AND "kind" IN ('IMPRESSION', 'VIEW')
) one GROUP BY 1, 2, 3;
