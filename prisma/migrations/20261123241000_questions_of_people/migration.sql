-- CreateIndex
CREATE INDEX "question_workspace_id_customer_id_at_id_idx" ON "question"("workspace_id", "customer_id", "at" DESC, "id" DESC);
