using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Crm.EntityFrameworkCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Insights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "manager_id",
                table: "crm_user_history",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "manager_id",
                table: "crm_user",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "forecast_category",
                table: "crm_stage_history",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "crm_stage_history",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "forecast_category",
                table: "crm_stage",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "crm_stage",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "forecast_category",
                table: "crm_deal_history",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "forecast_category",
                table: "crm_deal",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<Guid>(
                name: "territory_id",
                table: "crm_account_history",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "territory_id",
                table: "crm_account",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "crm_forecast_adjustment",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    adjuster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    category = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    amount = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    note_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_forecast_adjustment", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_forecast_adjustment_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    adjuster_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    note_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_forecast_adjustment_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_goal",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    territory_id = table.Column<Guid>(type: "uuid", nullable: true),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    measure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    activity_kind = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    target = table.Column<decimal>(type: "numeric(19,4)", nullable: false),
                    signature = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_goal", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_goal_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    activity_kind = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    signature = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target = table.Column<decimal>(type: "numeric(19,4)", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    territory_id = table.Column<Guid>(type: "uuid", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_goal_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_territory",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    manager_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_territory", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_territory_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    manager_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_territory_history", x => x.row_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_crm_user_tenant_manager_id",
                table: "crm_user",
                columns: new[] { "tenant", "manager_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_account_tenant_territory_id",
                table: "crm_account",
                columns: new[] { "tenant", "territory_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_forecast_adjustment_tenant_adjuster_id",
                table: "crm_forecast_adjustment",
                columns: new[] { "tenant", "adjuster_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_forecast_adjustment_tenant_created_at",
                table: "crm_forecast_adjustment",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_forecast_adjustment_tenant_owner_id",
                table: "crm_forecast_adjustment",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_forecast_adjustment_tenant_person_id",
                table: "crm_forecast_adjustment",
                columns: new[] { "tenant", "person_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_forecast_adjustment_history_tenant_id_effective_to",
                table: "crm_forecast_adjustment_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_goal_tenant_created_at",
                table: "crm_goal",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_goal_tenant_owner_id",
                table: "crm_goal",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_goal_tenant_signature",
                table: "crm_goal",
                columns: new[] { "tenant", "signature" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_goal_tenant_team_id",
                table: "crm_goal",
                columns: new[] { "tenant", "team_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_goal_tenant_territory_id",
                table: "crm_goal",
                columns: new[] { "tenant", "territory_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_goal_tenant_user_id",
                table: "crm_goal",
                columns: new[] { "tenant", "user_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_goal_history_tenant_id_effective_to",
                table: "crm_goal_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_territory_tenant_created_at",
                table: "crm_territory",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_territory_tenant_manager_id",
                table: "crm_territory",
                columns: new[] { "tenant", "manager_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_territory_tenant_name_key",
                table: "crm_territory",
                columns: new[] { "tenant", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_territory_tenant_parent_id",
                table: "crm_territory",
                columns: new[] { "tenant", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_territory_history_tenant_id_effective_to",
                table: "crm_territory_history",
                columns: new[] { "tenant", "id", "effective_to" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "crm_forecast_adjustment");

            migrationBuilder.DropTable(
                name: "crm_forecast_adjustment_history");

            migrationBuilder.DropTable(
                name: "crm_goal");

            migrationBuilder.DropTable(
                name: "crm_goal_history");

            migrationBuilder.DropTable(
                name: "crm_territory");

            migrationBuilder.DropTable(
                name: "crm_territory_history");

            migrationBuilder.DropIndex(
                name: "IX_crm_user_tenant_manager_id",
                table: "crm_user");

            migrationBuilder.DropIndex(
                name: "IX_crm_account_tenant_territory_id",
                table: "crm_account");

            migrationBuilder.DropColumn(
                name: "manager_id",
                table: "crm_user_history");

            migrationBuilder.DropColumn(
                name: "manager_id",
                table: "crm_user");

            migrationBuilder.DropColumn(
                name: "forecast_category",
                table: "crm_stage_history");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "crm_stage_history");

            migrationBuilder.DropColumn(
                name: "forecast_category",
                table: "crm_stage");

            migrationBuilder.DropColumn(
                name: "outcome",
                table: "crm_stage");

            migrationBuilder.DropColumn(
                name: "forecast_category",
                table: "crm_deal_history");

            migrationBuilder.DropColumn(
                name: "forecast_category",
                table: "crm_deal");

            migrationBuilder.DropColumn(
                name: "territory_id",
                table: "crm_account_history");

            migrationBuilder.DropColumn(
                name: "territory_id",
                table: "crm_account");
        }
    }
}
