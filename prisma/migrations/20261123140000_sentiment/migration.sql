-- CreateEnum
CREATE TYPE "sentiment_label" AS ENUM ('NEGATIVE', 'NEUTRAL', 'POSITIVE');

-- CreateEnum
CREATE TYPE "sentiment_method" AS ENUM ('LEXICON', 'MODEL', 'HTTP', 'PERSON');

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY['en', 'no', 'ro', 'ru', 'zh']::TEXT[],
ADD COLUMN     "reading_version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "interaction_sentiment" (
    "workspace_id" UUID NOT NULL,
    "interaction_id" UUID NOT NULL,
    "language" TEXT,
    "label" "sentiment_label" NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "evidence" JSONB NOT NULL,
    "method" "sentiment_method" NOT NULL,
    "model" TEXT NOT NULL,

    CONSTRAINT "interaction_sentiment_pkey" PRIMARY KEY ("workspace_id","interaction_id")
);

-- CreateTable
CREATE TABLE "sentiment_correction" (
    "workspace_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "nth" INTEGER NOT NULL,
    "interaction_id" UUID NOT NULL,
    "label" "sentiment_label" NOT NULL,
    "key_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sentiment_correction_pkey" PRIMARY KEY ("workspace_id","language","nth")
);

-- CreateTable
CREATE TABLE "sentiment_model" (
    "workspace_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "learnt" INTEGER NOT NULL,
    "state" BYTEA NOT NULL,
    "quality" JSONB,
    "active" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "sentiment_model_pkey" PRIMARY KEY ("workspace_id","language")
);

-- CreateTable
CREATE TABLE "sentiment_provider" (
    "workspace_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "secret" BYTEA,
    "timeout" INTEGER NOT NULL,

    CONSTRAINT "sentiment_provider_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "sentiment_due" (
    "workspace_id" UUID NOT NULL,
    "interaction_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sentiment_due_pkey" PRIMARY KEY ("workspace_id","interaction_id")
);

-- CreateIndex
CREATE INDEX "sentiment_correction_workspace_id_interaction_id_idx" ON "sentiment_correction"("workspace_id", "interaction_id");

-- CreateIndex
CREATE INDEX "sentiment_due_workspace_id_at_idx" ON "sentiment_due"("workspace_id", "at");

-- AddForeignKey
ALTER TABLE "interaction_sentiment" ADD CONSTRAINT "interaction_sentiment_workspace_id_interaction_id_fkey" FOREIGN KEY ("workspace_id", "interaction_id") REFERENCES "interaction"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sentiment_correction" ADD CONSTRAINT "sentiment_correction_workspace_id_interaction_id_fkey" FOREIGN KEY ("workspace_id", "interaction_id") REFERENCES "interaction"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sentiment_model" ADD CONSTRAINT "sentiment_model_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sentiment_provider" ADD CONSTRAINT "sentiment_provider_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sentiment_due" ADD CONSTRAINT "sentiment_due_workspace_id_interaction_id_fkey" FOREIGN KEY ("workspace_id", "interaction_id") REFERENCES "interaction_sentiment"("workspace_id", "interaction_id") ON DELETE CASCADE ON UPDATE NO ACTION;
