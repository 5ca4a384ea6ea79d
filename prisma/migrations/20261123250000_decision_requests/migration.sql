-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "request_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "decision_workspace_id_request_id_key" ON "decision"("workspace_id", "request_id");
