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
                name: "crm_alert",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cleared_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_alert", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_alert_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cleared_at = table.Column<long>(type: "INTEGER", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_alert_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_duplicate_key",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    key_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_duplicate_key", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_duplicate_pair",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    left_entity = table.Column<string>(type: "TEXT", nullable: false),
                    left_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    right_entity = table.Column<string>(type: "TEXT", nullable: false),
                    right_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    probability = table.Column<long>(type: "INTEGER", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_duplicate_pair", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_external_id",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    system = table.Column<string>(type: "TEXT", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_external_id", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_external_id_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    system = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_external_id_history", x => x.row_id);
                });

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
                name: "crm_import_error",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    column = table.Column<string>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_error", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_import_error_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    column = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    row = table.Column<long>(type: "INTEGER", nullable: false),
                    run_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_error_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_import_profile",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_profile", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_import_profile_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_profile_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_import_run",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    added = table.Column<long>(type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    refused = table.Column<long>(type: "INTEGER", nullable: false),
                    first_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_run", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_import_run_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    added = table.Column<long>(type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    first_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    refused = table.Column<long>(type: "INTEGER", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_run_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_merge",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    survivor_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    losers = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: true),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    undone_by_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_merge", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_redirect",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    to_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    merge_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_redirect", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_score",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_score", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_score_model",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    trained_at = table.Column<long>(type: "INTEGER", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    figures = table.Column<string>(type: "TEXT", nullable: true),
                    model = table.Column<string>(type: "TEXT", nullable: true),
                    profile = table.Column<string>(type: "TEXT", nullable: true),
                    card = table.Column<string>(type: "TEXT", nullable: true),
                    drift_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_score_model", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_score_task",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    done_until = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_score_task", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_score_version",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: true),
                    grade = table.Column<string>(type: "TEXT", nullable: true),
                    model = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_score_version", x => new { x.tenant, x.id });
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
                name: "IX_crm_activity_tenant_deal_id_phase_at",
                table: "crm_activity",
                columns: new[] { "tenant", "deal_id", "phase", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_account_tenant_territory_id",
                table: "crm_account",
                columns: new[] { "tenant", "territory_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_alert_tenant_account_id",
                table: "crm_alert",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_alert_tenant_contact_id",
                table: "crm_alert",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_alert_tenant_created_at",
                table: "crm_alert",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_alert_tenant_deal_id",
                table: "crm_alert",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_alert_history_tenant_id_effective_to",
                table: "crm_alert_history",
                columns: new[] { "tenant", "id", "effective_to" });

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
                name: "IX_crm_external_id_tenant_created_at",
                table: "crm_external_id",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_external_id_tenant_name",
                table: "crm_external_id",
                columns: new[] { "tenant", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_external_id_tenant_place",
                table: "crm_external_id",
                columns: new[] { "tenant", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_external_id_tenant_record_id",
                table: "crm_external_id",
                columns: new[] { "tenant", "record_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_external_id_history_tenant_id_effective_to",
                table: "crm_external_id_history",
                columns: new[] { "tenant", "id", "effective_to" });

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
                name: "IX_crm_import_error_tenant_created_at",
                table: "crm_import_error",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_error_tenant_run_id",
                table: "crm_import_error",
                columns: new[] { "tenant", "run_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_error_history_tenant_id_effective_to",
                table: "crm_import_error_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_error_history_tenant_run_id",
                table: "crm_import_error_history",
                columns: new[] { "tenant", "run_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_profile_tenant_created_at",
                table: "crm_import_profile",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_profile_tenant_owner_id",
                table: "crm_import_profile",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_profile_history_tenant_id_effective_to",
                table: "crm_import_profile_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_run_tenant_created_at",
                table: "crm_import_run",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_run_tenant_digest",
                table: "crm_import_run",
                columns: new[] { "tenant", "digest" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_run_tenant_owner_id",
                table: "crm_import_run",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_import_run_history_tenant_id_effective_to",
                table: "crm_import_run_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_merge_tenant_survivor_id",
                table: "crm_merge",
                columns: new[] { "tenant", "survivor_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_redirect_tenant_to_id",
                table: "crm_redirect",
                columns: new[] { "tenant", "to_id" });

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
                name: "crm_alert");

            migrationBuilder.DropTable(
                name: "crm_alert_history");

            migrationBuilder.DropTable(
                name: "crm_duplicate_key");

            migrationBuilder.DropTable(
                name: "crm_duplicate_pair");

            migrationBuilder.DropTable(
                name: "crm_external_id");

            migrationBuilder.DropTable(
                name: "crm_external_id_history");

            migrationBuilder.DropTable(
                name: "crm_forecast_adjustment");

            migrationBuilder.DropTable(
                name: "crm_forecast_adjustment_history");

            migrationBuilder.DropTable(
                name: "crm_goal");

            migrationBuilder.DropTable(
                name: "crm_goal_history");

            migrationBuilder.DropTable(
                name: "crm_import_error");

            migrationBuilder.DropTable(
                name: "crm_import_error_history");

            migrationBuilder.DropTable(
                name: "crm_import_profile");

            migrationBuilder.DropTable(
                name: "crm_import_profile_history");

            migrationBuilder.DropTable(
                name: "crm_import_run");

            migrationBuilder.DropTable(
                name: "crm_import_run_history");

            migrationBuilder.DropTable(
                name: "crm_merge");

            migrationBuilder.DropTable(
                name: "crm_redirect");

            migrationBuilder.DropTable(
                name: "crm_score");

            migrationBuilder.DropTable(
                name: "crm_score_model");

            migrationBuilder.DropTable(
                name: "crm_score_task");

            migrationBuilder.DropTable(
                name: "crm_score_version");

            migrationBuilder.DropTable(
                name: "crm_territory");

            migrationBuilder.DropTable(
                name: "crm_territory_history");

            migrationBuilder.DropIndex(
                name: "IX_crm_user_tenant_manager_id",
                table: "crm_user");

            migrationBuilder.DropIndex(
                name: "IX_crm_activity_tenant_deal_id_phase_at",
                table: "crm_activity");

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
