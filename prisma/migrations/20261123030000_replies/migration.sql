-- AlterTable
ALTER TABLE "interaction" ADD COLUMN     "reply_to_id" UUID;

-- CreateTable
CREATE TABLE "awaited_reply" (
    "workspace_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "interaction_id" UUID NOT NULL,

    CONSTRAINT "awaited_reply_pkey" PRIMARY KEY ("workspace_id","key","interaction_id")
);

-- CreateIndex
CREATE INDEX "awaited_reply_workspace_id_interaction_id_idx" ON "awaited_reply"("workspace_id", "interaction_id");

-- CreateIndex
CREATE INDEX "interaction_workspace_id_reply_to_id_idx" ON "interaction"("workspace_id", "reply_to_id");

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_workspace_id_reply_to_id_fkey" FOREIGN KEY ("workspace_id", "reply_to_id") REFERENCES "interaction"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "awaited_reply" ADD CONSTRAINT "awaited_reply_workspace_id_interaction_id_fkey" FOREIGN KEY ("workspace_id", "interaction_id") REFERENCES "interaction"("workspace_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;
