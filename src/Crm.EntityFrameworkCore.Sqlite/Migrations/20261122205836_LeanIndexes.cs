using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.EntityFrameworkCore.Sqlite.Migrations
{
    /// <inheritdoc />
    internal sealed partial class LeanIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_crm_outbox_tenant_record_id",
                table: "crm_outbox");

            migrationBuilder.DropIndex(
                name: "IX_crm_duplicate_key_tenant_key_id",
                table: "crm_duplicate_key");

            migrationBuilder.DropIndex(
                name: "IX_crm_activity_tenant_deal_id",
                table: "crm_activity");

            migrationBuilder.DropIndex(
                name: "IX_crm_activity_tenant_owner_id",
                table: "crm_activity");

            migrationBuilder.CreateIndex(
                name: "IX_crm_duplicate_key_tenant_key_id_place",
                table: "crm_duplicate_key",
                columns: new[] { "tenant", "key_id", "place" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_crm_duplicate_key_tenant_key_id_place",
                table: "crm_duplicate_key");

            migrationBuilder.CreateIndex(
                name: "IX_crm_outbox_tenant_record_id",
                table: "crm_outbox",
                columns: new[] { "tenant", "record_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_duplicate_key_tenant_key_id",
                table: "crm_duplicate_key",
                columns: new[] { "tenant", "key_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_deal_id",
                table: "crm_activity",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_owner_id",
                table: "crm_activity",
                columns: new[] { "tenant", "owner_id" });
        }
    }
}
