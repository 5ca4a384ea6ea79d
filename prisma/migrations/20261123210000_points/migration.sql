-- CreateTable
CREATE TABLE "point_rule" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "interaction_kind" NOT NULL,
    "format_id" TEXT,
    "points" INTEGER NOT NULL,
    "per_unit" DECIMAL(12,6),
    "currency" TEXT,
    "daily_cap" INTEGER,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),

    CONSTRAINT "point_rule_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "point_entry" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "points" INTEGER NOT NULL,
    "rule_id" UUID,
    "interaction_id" UUID,
    "note" TEXT,
    "request_id" TEXT,

    CONSTRAINT "point_entry_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "customer_points" (
    "workspace_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "earned" BIGINT NOT NULL,
    "spent" BIGINT NOT NULL,

    CONSTRAINT "customer_points_pkey" PRIMARY KEY ("workspace_id","customer_id")
);

-- CreateTable
CREATE TABLE "coupon" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "benefit" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "redeemed_at" TIMESTAMPTZ(3),
    "redeemed_by" TEXT,

    CONSTRAINT "coupon_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "point_entry_workspace_id_customer_id_at_id_idx" ON "point_entry"("workspace_id", "customer_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "point_entry_workspace_id_interaction_id_rule_id_key" ON "point_entry"("workspace_id", "interaction_id", "rule_id");

-- CreateIndex
CREATE UNIQUE INDEX "point_entry_workspace_id_request_id_customer_id_key" ON "point_entry"("workspace_id", "request_id", "customer_id");

-- CreateIndex
CREATE INDEX "coupon_workspace_id_customer_id_idx" ON "coupon"("workspace_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "coupon_workspace_id_hash_key" ON "coupon"("workspace_id", "hash");

-- AddForeignKey
ALTER TABLE "point_rule" ADD CONSTRAINT "point_rule_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "point_rule" ADD CONSTRAINT "point_rule_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "ad_format"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "point_entry" ADD CONSTRAINT "point_entry_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "point_entry" ADD CONSTRAINT "point_entry_workspace_id_rule_id_fkey" FOREIGN KEY ("workspace_id", "rule_id") REFERENCES "point_rule"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "point_entry" ADD CONSTRAINT "point_entry_workspace_id_interaction_id_fkey" FOREIGN KEY ("workspace_id", "interaction_id") REFERENCES "interaction"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_points" ADD CONSTRAINT "customer_points_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "coupon" ADD CONSTRAINT "coupon_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Whatever goes wrong, nobody spends what they do not have.
ALTER TABLE "customer_points" ADD CONSTRAINT "customer_points_not_overdrawn" CHECK ("spent" BETWEEN 0 AND "earned");
