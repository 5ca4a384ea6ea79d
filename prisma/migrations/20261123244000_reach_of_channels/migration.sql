-- CreateTable
CREATE TABLE "channel_reach" (
    "workspace_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "part" SMALLINT NOT NULL,
    "bits" BIT(1024) NOT NULL,

    CONSTRAINT "channel_reach_pkey" PRIMARY KEY ("workspace_id","channel","part")
);

-- AddForeignKey
ALTER TABLE "channel_reach" ADD CONSTRAINT "channel_reach_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Who saw what so far.
INSERT INTO "channel_reach" ("workspace_id", "channel", "part", "bits")
SELECT "workspace_id", "channel", substring(hash FOR 6)::int,
  bit_or(B'1'::bit(1024) >> 32 * substring(hash FROM 7 FOR 5)::int + 32
    - coalesce(nullif(position(B'1' IN substring(hash FROM 12 FOR 31)), 0), 32))
FROM (
  SELECT "workspace_id", coalesce("channel", '') AS "channel", ('x' || left(md5("customer_id"::text), 16))::bit(64) AS hash FROM "interaction"
  WHERE "robot" IS NULL AND "kind" IN ('IMPRESSION', 'VIEW')
) one GROUP BY 1, 2, 3;
