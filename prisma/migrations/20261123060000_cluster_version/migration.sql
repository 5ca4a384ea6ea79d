-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "cluster_version" INTEGER NOT NULL DEFAULT 0;
