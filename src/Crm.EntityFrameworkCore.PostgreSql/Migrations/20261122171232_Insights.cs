using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.EntityFrameworkCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Insights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "crm_score",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_score", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_score_model",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    trained_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    verdict = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    figures = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    model = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    profile = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    card = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    drift_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_score_model", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_score_task",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_id = table.Column<Guid>(type: "uuid", nullable: true),
                    done_until = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_score_task", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_score_version",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    grade = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    model = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_score_version", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_crm_score_tenant_account_id",
                table: "crm_score",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_score_tenant_contact_id",
                table: "crm_score",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_score_tenant_deal_id",
                table: "crm_score",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_score_tenant_due_at",
                table: "crm_score",
                columns: new[] { "tenant", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_score_model_tenant_name_number",
                table: "crm_score_model",
                columns: new[] { "tenant", "name", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_score_version_tenant_record_id_name_at",
                table: "crm_score_version",
                columns: new[] { "tenant", "record_id", "name", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "crm_score");

            migrationBuilder.DropTable(
                name: "crm_score_model");

            migrationBuilder.DropTable(
                name: "crm_score_task");

            migrationBuilder.DropTable(
                name: "crm_score_version");
        }
    }
}
