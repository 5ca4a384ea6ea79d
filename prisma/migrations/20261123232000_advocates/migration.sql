-- CreateTable
CREATE TABLE "customer_advocacy" (
    "workspace_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "mentions" INTEGER NOT NULL DEFAULT 0,
    "shares" INTEGER NOT NULL DEFAULT 0,
    "reviews" INTEGER NOT NULL DEFAULT 0,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_advocacy_pkey" PRIMARY KEY ("workspace_id","customer_id")
);

-- AddForeignKey
ALTER TABLE "customer_advocacy" ADD CONSTRAINT "customer_advocacy_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Who told others so far.
INSERT INTO "customer_advocacy" ("workspace_id", "customer_id", "mentions", "shares", "reviews", "last_at")
SELECT "workspace_id", "customer_id", count(*) FILTER (WHERE "kind" = 'MENTION'), count(*) FILTER (WHERE "kind" = 'SHARE'),
  count(*) FILTER (WHERE "kind" = 'REVIEW'), max("at")
FROM "interaction" WHERE "robot" IS NULL AND "kind" IN ('MENTION', 'SHARE', 'REVIEW') GROUP BY 1, 2;
