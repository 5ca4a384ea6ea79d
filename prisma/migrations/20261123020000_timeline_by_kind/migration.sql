-- CreateIndex
CREATE INDEX "interaction_workspace_id_customer_id_kind_at_id_idx" ON "interaction"("workspace_id", "customer_id", "kind" DESC, "at" DESC, "id" DESC);
