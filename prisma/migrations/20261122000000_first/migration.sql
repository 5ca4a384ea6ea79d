-- CreateEnum
CREATE TYPE "api_key_kind" AS ENUM ('SECRET', 'WRITE');

-- CreateEnum
CREATE TYPE "api_key_scope" AS ENUM ('READ', 'WRITE', 'ADMIN');

-- CreateEnum
CREATE TYPE "platform" AS ENUM ('META', 'GOOGLE', 'LINKEDIN', 'TIKTOK', 'PINTEREST', 'SNAPCHAT', 'X', 'REDDIT', 'WEB', 'PRINT', 'BROADCAST', 'OTHER');

-- CreateEnum
CREATE TYPE "medium" AS ENUM ('IMAGE', 'VIDEO', 'CAROUSEL', 'TEXT', 'AUDIO', 'INTERACTIVE', 'DOCUMENT', 'PRINT', 'BROADCAST');

-- CreateEnum
CREATE TYPE "format_source" AS ENUM ('COLUMN', 'RULE');

-- CreateEnum
CREATE TYPE "interaction_kind" AS ENUM ('IMPRESSION', 'VIEW', 'CLICK', 'REACTION', 'COMMENT', 'SHARE', 'MENTION', 'MESSAGE', 'REVIEW', 'FOLLOW', 'PAGE_VIEW', 'SIGN_UP', 'ADD_TO_CART', 'PURCHASE', 'SUPPORT_REQUEST', 'REPLY', 'OTHER');

-- CreateEnum
CREATE TYPE "performance_source" AS ENUM ('REPORTED', 'OBSERVED');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('RUNNING', 'DONE', 'FAILED');

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'UTC',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "embed_secret" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "api_key_kind" NOT NULL,
    "scope" "api_key_scope" NOT NULL,
    "name" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "ad_format" (
    "id" TEXT NOT NULL,
    "workspace_id" UUID,
    "platform" "platform" NOT NULL,
    "api_name" TEXT,
    "name" TEXT NOT NULL,
    "medium" "medium" NOT NULL,
    "ratios" TEXT[],
    "sizes" TEXT[],
    "min_seconds" DOUBLE PRECISION,
    "max_seconds" DOUBLE PRECISION,
    "min_cards" INTEGER,
    "max_cards" INTEGER,
    "max_bytes" BIGINT,
    "interactive" BOOLEAN NOT NULL,
    "source" TEXT NOT NULL,
    "aliases" TEXT[],

    CONSTRAINT "ad_format_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "format_rule" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "pattern" TEXT NOT NULL,
    "platform" "platform",
    "format_id" TEXT NOT NULL,

    CONSTRAINT "format_rule_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "known" BOOLEAN NOT NULL DEFAULT false,
    "display_name" TEXT,
    "traits" JSONB NOT NULL DEFAULT '{}',
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "interaction_count" INTEGER NOT NULL DEFAULT 0,
    "exposure_count" INTEGER NOT NULL DEFAULT 0,
    "response_count" INTEGER NOT NULL DEFAULT 0,
    "purchase_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "identity" (
    "workspace_id" UUID NOT NULL,
    "namespace" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("workspace_id","namespace","value")
);

-- CreateTable
CREATE TABLE "campaign" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform" "platform" NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "creative" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "platform" "platform" NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "campaign_id" UUID,
    "format_id" TEXT,
    "format_source" "format_source",
    "channel" TEXT,
    "paid" BOOLEAN,
    "text" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "aggregate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "creative_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "interaction" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "interaction_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "channel" TEXT,
    "creative_id" UUID,
    "text" TEXT,
    "value" DECIMAL(20,6),
    "currency" TEXT,
    "key" TEXT NOT NULL,

    CONSTRAINT "interaction_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "customer_format" (
    "workspace_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "format_id" TEXT NOT NULL,
    "exposures" INTEGER NOT NULL,
    "responses" INTEGER NOT NULL,
    "conversions" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_format_pkey" PRIMARY KEY ("workspace_id","customer_id","format_id")
);

-- CreateTable
CREATE TABLE "workspace_format" (
    "workspace_id" UUID NOT NULL,
    "format_id" TEXT NOT NULL,
    "exposures" BIGINT NOT NULL,
    "responses" BIGINT NOT NULL,
    "conversions" BIGINT NOT NULL,

    CONSTRAINT "workspace_format_pkey" PRIMARY KEY ("workspace_id","format_id")
);

-- CreateTable
CREATE TABLE "report" (
    "workspace_id" UUID NOT NULL,
    "creative_id" UUID NOT NULL,
    "period" TEXT NOT NULL,
    "slice" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "until" DATE,
    "cut" SMALLINT NOT NULL,
    "age" TEXT NOT NULL DEFAULT '',
    "gender" TEXT NOT NULL DEFAULT '',
    "country" TEXT NOT NULL DEFAULT '',
    "interest" TEXT NOT NULL DEFAULT '',
    "device" TEXT NOT NULL DEFAULT '',
    "placement" TEXT NOT NULL DEFAULT '',
    "impressions" BIGINT,
    "reach" BIGINT,
    "clicks" BIGINT,
    "reactions" BIGINT,
    "comments" BIGINT,
    "shares" BIGINT,
    "video_views" BIGINT,
    "conversions" DECIMAL(20,6),
    "revenue" DECIMAL(24,9),
    "spend" DECIMAL(24,9),
    "currency" TEXT NOT NULL DEFAULT '',
    "import_id" UUID NOT NULL,

    CONSTRAINT "report_pkey" PRIMARY KEY ("workspace_id","creative_id","period","slice","currency")
);

-- CreateTable
CREATE TABLE "creative_day" (
    "workspace_id" UUID NOT NULL,
    "source" "performance_source" NOT NULL,
    "creative_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "impressions" BIGINT,
    "reach" BIGINT,
    "clicks" BIGINT,
    "reactions" BIGINT,
    "comments" BIGINT,
    "shares" BIGINT,
    "video_views" BIGINT,
    "conversions" DECIMAL(20,6),
    "revenue" DECIMAL(24,9),
    "spend" DECIMAL(24,9),

    CONSTRAINT "creative_day_pkey" PRIMARY KEY ("workspace_id","source","creative_id","day","currency")
);

-- CreateTable
CREATE TABLE "import" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "kind" TEXT,
    "status" "import_status" NOT NULL,
    "error" TEXT,
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "rejected_count" INTEGER NOT NULL DEFAULT 0,
    "summary" JSONB NOT NULL DEFAULT '{}',
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "import_reject" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "cells" TEXT[],

    CONSTRAINT "import_reject_pkey" PRIMARY KEY ("workspace_id","import_id","line")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "ad_format_workspace_id_platform_name_key" ON "ad_format"("workspace_id", "platform", "name");

-- CreateIndex
CREATE UNIQUE INDEX "format_rule_workspace_id_position_key" ON "format_rule"("workspace_id", "position");

-- CreateIndex
CREATE INDEX "customer_workspace_id_last_seen_at_id_idx" ON "customer"("workspace_id", "last_seen_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "identity_workspace_id_customer_id_idx" ON "identity"("workspace_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_workspace_id_platform_key_key" ON "campaign"("workspace_id", "platform", "key");

-- CreateIndex
CREATE INDEX "creative_workspace_id_campaign_id_idx" ON "creative"("workspace_id", "campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "creative_workspace_id_platform_key_key" ON "creative"("workspace_id", "platform", "key");

-- CreateIndex
CREATE INDEX "interaction_workspace_id_customer_id_at_id_idx" ON "interaction"("workspace_id", "customer_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "interaction_workspace_id_creative_id_at_idx" ON "interaction"("workspace_id", "creative_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "interaction_workspace_id_key_key" ON "interaction"("workspace_id", "key");

-- CreateIndex
CREATE INDEX "report_workspace_id_day_idx" ON "report"("workspace_id", "day");

-- CreateIndex
CREATE INDEX "creative_day_workspace_id_source_day_idx" ON "creative_day"("workspace_id", "source", "day");

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "ad_format" ADD CONSTRAINT "ad_format_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "format_rule" ADD CONSTRAINT "format_rule_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "format_rule" ADD CONSTRAINT "format_rule_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "ad_format"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "creative" ADD CONSTRAINT "creative_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "creative" ADD CONSTRAINT "creative_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id") REFERENCES "campaign"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "creative" ADD CONSTRAINT "creative_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "ad_format"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_creative_id_fkey" FOREIGN KEY ("workspace_id", "creative_id") REFERENCES "creative"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_format" ADD CONSTRAINT "customer_format_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_format" ADD CONSTRAINT "customer_format_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "ad_format"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "workspace_format" ADD CONSTRAINT "workspace_format_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "workspace_format" ADD CONSTRAINT "workspace_format_format_id_fkey" FOREIGN KEY ("format_id") REFERENCES "ad_format"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_workspace_id_creative_id_fkey" FOREIGN KEY ("workspace_id", "creative_id") REFERENCES "creative"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "creative_day" ADD CONSTRAINT "creative_day_workspace_id_creative_id_fkey" FOREIGN KEY ("workspace_id", "creative_id") REFERENCES "creative"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_reject" ADD CONSTRAINT "import_reject_workspace_id_import_id_fkey" FOREIGN KEY ("workspace_id", "import_id") REFERENCES "import"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
