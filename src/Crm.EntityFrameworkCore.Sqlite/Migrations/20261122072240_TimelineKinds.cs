using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.EntityFrameworkCore.Sqlite.Migrations
{
    /// <inheritdoc />
    internal sealed partial class TimelineKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "crm_timeline",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE crm_timeline SET kind = a.kind FROM crm_activity AS a WHERE a.tenant = crm_timeline.tenant AND a.id = crm_timeline.activity_id");

            migrationBuilder.CreateIndex(
                name: "IX_crm_timeline_tenant_record_id_kind_at_activity_id",
                table: "crm_timeline",
                columns: new[] { "tenant", "record_id", "kind", "at", "activity_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_crm_timeline_tenant_record_id_kind_at_activity_id",
                table: "crm_timeline");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "crm_timeline");
        }
    }
}
