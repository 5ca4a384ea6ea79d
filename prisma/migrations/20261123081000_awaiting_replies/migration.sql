-- AlterTable
ALTER TABLE "rejected_event" ADD COLUMN     "awaits" TEXT;

-- CreateIndex
CREATE INDEX "rejected_event_workspace_id_awaits_idx" ON "rejected_event"("workspace_id", "awaits");
