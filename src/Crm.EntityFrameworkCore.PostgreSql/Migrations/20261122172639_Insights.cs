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
                name: "crm_duplicate_key",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_duplicate_key", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_duplicate_pair",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    left_entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    left_id = table.Column<Guid>(type: "uuid", nullable: false),
                    right_entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    right_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    probability = table.Column<decimal>(type: "numeric(19,4)", nullable: false),
                    reasons = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    found_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_duplicate_pair", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_merge",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    survivor_id = table.Column<Guid>(type: "uuid", nullable: false),
                    losers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    undone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    undone_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_merge", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_redirect",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merge_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_redirect", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_crm_duplicate_key_tenant_key_id",
                table: "crm_duplicate_key",
                columns: new[] { "tenant", "key_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_duplicate_key_tenant_record_id",
                table: "crm_duplicate_key",
                columns: new[] { "tenant", "record_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_duplicate_pair_tenant_left_id",
                table: "crm_duplicate_pair",
                columns: new[] { "tenant", "left_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_duplicate_pair_tenant_right_id",
                table: "crm_duplicate_pair",
                columns: new[] { "tenant", "right_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_duplicate_pair_tenant_state_probability_id",
                table: "crm_duplicate_pair",
                columns: new[] { "tenant", "state", "probability", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_merge_tenant_survivor_id",
                table: "crm_merge",
                columns: new[] { "tenant", "survivor_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_redirect_tenant_to_id",
                table: "crm_redirect",
                columns: new[] { "tenant", "to_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "crm_duplicate_key");

            migrationBuilder.DropTable(
                name: "crm_duplicate_pair");

            migrationBuilder.DropTable(
                name: "crm_merge");

            migrationBuilder.DropTable(
                name: "crm_redirect");
        }
    }
}
