-- CreateEnum
CREATE TYPE "topic_place" AS ENUM ('PAGE', 'CREATIVE');

-- AlterTable
ALTER TABLE "interaction" ADD COLUMN     "topics" TEXT[];

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "interest_half_life" DOUBLE PRECISION NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "customer_interest" (
    "workspace_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_interest_pkey" PRIMARY KEY ("workspace_id","customer_id","topic")
);

-- CreateTable
CREATE TABLE "workspace_topic" (
    "workspace_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "profiles" INTEGER NOT NULL,

    CONSTRAINT "workspace_topic_pkey" PRIMARY KEY ("workspace_id","topic")
);

-- CreateTable
CREATE TABLE "topic_rule" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "place" "topic_place" NOT NULL,
    "pattern" TEXT NOT NULL,
    "topic" TEXT NOT NULL,

    CONSTRAINT "topic_rule_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "customer_interest_workspace_id_topic_customer_id_idx" ON "customer_interest"("workspace_id", "topic", "customer_id");

-- AddForeignKey
ALTER TABLE "customer_interest" ADD CONSTRAINT "customer_interest_workspace_id_customer_id_fkey" FOREIGN KEY ("workspace_id", "customer_id") REFERENCES "customer"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "workspace_topic" ADD CONSTRAINT "workspace_topic_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "topic_rule" ADD CONSTRAINT "topic_rule_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;
