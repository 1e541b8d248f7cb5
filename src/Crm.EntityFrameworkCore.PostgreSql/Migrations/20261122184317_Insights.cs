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
                name: "crm_alert",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    raised_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    cleared_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_alert", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_alert_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    cleared_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    contact_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    raised_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_alert_history", x => x.row_id);
                });

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
                name: "crm_external_id",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    system = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    place = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_external_id", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_external_id_history",
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
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    place = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    system = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_external_id_history", x => x.row_id);
                });

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
                name: "crm_import_error",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<long>(type: "bigint", nullable: false),
                    line = table.Column<long>(type: "bigint", nullable: false),
                    column = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    message = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_error", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_import_error_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    column = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<long>(type: "bigint", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    row = table.Column<long>(type: "bigint", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_error_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_import_profile",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    settings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_profile", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_import_profile_history",
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
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_profile_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_import_run",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    settings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    added = table.Column<long>(type: "bigint", nullable: false),
                    changed = table.Column<long>(type: "bigint", nullable: false),
                    unchanged = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_run", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_import_run_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    added = table.Column<long>(type: "bigint", nullable: false),
                    changed = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unchanged = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_import_run_history", x => x.row_id);
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
