using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.EntityFrameworkCore.Sqlite.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Insights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "manager_id",
                table: "crm_user_history",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "manager_id",
                table: "crm_user",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "forecast_category",
                table: "crm_stage_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "crm_stage_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "forecast_category",
                table: "crm_stage",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "outcome",
                table: "crm_stage",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "forecast_category",
                table: "crm_deal_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "forecast_category",
                table: "crm_deal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "territory_id",
                table: "crm_account_history",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "territory_id",
                table: "crm_account",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "crm_forecast_adjustment",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    adjuster_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    note_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_forecast_adjustment", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_forecast_adjustment_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    adjuster_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    note_key = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_forecast_adjustment_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_goal",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    territory_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false),
                    activity_kind = table.Column<string>(type: "TEXT", nullable: true),
                    target = table.Column<long>(type: "INTEGER", nullable: false),
                    signature = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_goal", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_goal_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    activity_kind = table.Column<string>(type: "TEXT", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    signature = table.Column<string>(type: "TEXT", nullable: false),
                    target = table.Column<long>(type: "INTEGER", nullable: false),
                    team_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    territory_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_goal_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_territory",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    manager_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_territory", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_territory_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    manager_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    parent_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
