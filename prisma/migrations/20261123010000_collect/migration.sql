-- CreateEnum
CREATE TYPE "merge_rule" AS ENUM ('IDENTIFY', 'ALIAS', 'PERSON');

-- CreateEnum
CREATE TYPE "robot_sign" AS ENUM ('USER_AGENT', 'RATE', 'BURST');

-- AlterTable
ALTER TABLE "creative_day" ADD COLUMN     "robots" BIGINT;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "merged_into" UUID,
ADD COLUMN     "traits_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "identity" ADD COLUMN     "added_at" TIMESTAMPTZ(3),
ADD COLUMN     "added_by" TEXT;

-- AlterTable
ALTER TABLE "interaction" ADD COLUMN     "context" JSONB,
ADD COLUMN     "corrected" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "name" TEXT,
ADD COLUMN     "properties" JSONB,
ADD COLUMN     "received_at" TIMESTAMPTZ(3),
ADD COLUMN     "robot" "robot_sign";

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "identity_rules" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "channel_account" (
    "workspace_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "channel_account_pkey" PRIMARY KEY ("workspace_id","channel","account_id")
);

-- CreateTable
CREATE TABLE "profile_message" (
    "workspace_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "profile_message_pkey" PRIMARY KEY ("workspace_id","message_id")
);

-- CreateTable
CREATE TABLE "customer_merge" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "rule" "merge_rule" NOT NULL,
    "identities" TEXT[],
    "actor" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" TEXT,

    CONSTRAINT "customer_merge_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "identity_conflict" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "namespace" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "identity_conflict_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "rejected_event" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "message_id" TEXT,
    "payload" TEXT NOT NULL,

    CONSTRAINT "rejected_event_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "rejected_event_workspace_id_received_at_id_idx" ON "rejected_event"("workspace_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "channel_account_channel_account_id_idx" ON "channel_account"("channel", "account_id");

-- CreateIndex
CREATE INDEX "profile_message_workspace_id_customer_id_at_idx" ON "profile_message"("workspace_id", "customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "customer_merge_workspace_id_customer_id_idx" ON "customer_merge"("workspace_id", "customer_id");

-- CreateIndex
CREATE INDEX "customer_merge_workspace_id_other_id_idx" ON "customer_merge"("workspace_id", "other_id");

-- CreateIndex
CREATE UNIQUE INDEX "identity_conflict_workspace_id_customer_id_other_id_namespa_key" ON "identity_conflict"("workspace_id", "customer_id", "other_id", "namespace", "value");

-- CreateIndex
CREATE INDEX "customer_workspace_id_merged_into_idx" ON "customer"("workspace_id", "merged_into");

-- AddForeignKey
ALTER TABLE "channel_account" ADD CONSTRAINT "channel_account_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_workspace_id_merged_into_fkey" FOREIGN KEY ("workspace_id", "merged_into") REFERENCES "customer"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "profile_message" ADD CONSTRAINT "profile_message_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_merge" ADD CONSTRAINT "customer_merge_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_merge" ADD CONSTRAINT "customer_merge_workspace_id_other_id_fkey" FOREIGN KEY ("workspace_id", "other_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "identity_conflict" ADD CONSTRAINT "identity_conflict_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "identity_conflict" ADD CONSTRAINT "identity_conflict_workspace_id_other_id_fkey" FOREIGN KEY ("workspace_id", "other_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rejected_event" ADD CONSTRAINT "rejected_event_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
