-- CreateEnum
CREATE TYPE "segment_kind" AS ENUM ('DEMOGRAPHIC', 'GEOGRAPHIC', 'BEHAVIOURAL', 'PSYCHOGRAPHIC', 'TECHNOGRAPHIC');

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "sentiment_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sentiment_sum" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "segment" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "kind" "segment_kind",
    "rule" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "built_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "segment_member" (
    "workspace_id" UUID NOT NULL,
    "segment_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "counts_from" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_member_pkey" PRIMARY KEY ("workspace_id","segment_id","customer_id","entered_at")
);

-- CreateTable
CREATE TABLE "segment_due" (
    "workspace_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "segment_due_pkey" PRIMARY KEY ("workspace_id","customer_id")
);

-- CreateTable
CREATE TABLE "segment_format" (
    "workspace_id" UUID NOT NULL,
    "segment_id" UUID NOT NULL,
    "format_id" TEXT NOT NULL,
    "exposures" BIGINT NOT NULL,
    "responses" BIGINT NOT NULL,
    "conversions" BIGINT NOT NULL,

    CONSTRAINT "segment_format_pkey" PRIMARY KEY ("workspace_id","segment_id","format_id")
);

-- CreateTable
CREATE TABLE "segment_day" (
    "workspace_id" UUID NOT NULL,
    "segment_id" UUID NOT NULL,
    "creative_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "impressions" BIGINT NOT NULL,
    "clicks" BIGINT NOT NULL,
    "reactions" BIGINT NOT NULL,
    "comments" BIGINT NOT NULL,
    "shares" BIGINT NOT NULL,
    "video_views" BIGINT NOT NULL,
    "conversions" BIGINT NOT NULL,
    "revenue" DECIMAL(24,9),

    CONSTRAINT "segment_day_pkey" PRIMARY KEY ("workspace_id","segment_id","creative_id","day","currency")
);

-- CreateTable
CREATE TABLE "consent" (
    "workspace_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("workspace_id","customer_id","purpose")
);

-- CreateIndex
CREATE UNIQUE INDEX "segment_workspace_id_name_key" ON "segment"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "segment_member_workspace_id_customer_id_idx" ON "segment_member"("workspace_id", "customer_id");

-- CreateIndex
CREATE INDEX "segment_due_workspace_id_at_idx" ON "segment_due"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "segment_day_workspace_id_segment_id_day_idx" ON "segment_day"("workspace_id", "segment_id", "day");

-- AddForeignKey
ALTER TABLE "segment" ADD CONSTRAINT "segment_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_member" ADD CONSTRAINT "segment_member_workspace_id_segment_id_fkey" FOREIGN KEY ("workspace_id", "segment_id") REFERENCES "segment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_member" ADD CONSTRAINT "segment_member_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_due" ADD CONSTRAINT "segment_due_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_format" ADD CONSTRAINT "segment_format_workspace_id_segment_id_fkey" FOREIGN KEY ("workspace_id", "segment_id") REFERENCES "segment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_format" ADD CONSTRAINT "segment_format_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "ad_format"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_day" ADD CONSTRAINT "segment_day_workspace_id_segment_id_fkey" FOREIGN KEY ("workspace_id", "segment_id") REFERENCES "segment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_day" ADD CONSTRAINT "segment_day_workspace_id_creative_id_fkey" FOREIGN KEY ("workspace_id", "creative_id") REFERENCES "creative"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
