-- AlterTable
ALTER TABLE "coupon" ADD COLUMN     "request_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "coupon_workspace_id_request_id_key" ON "coupon"("workspace_id", "request_id");
