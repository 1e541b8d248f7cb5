using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Crm.EntityFrameworkCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "crm_account",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    industry = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    country = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    employees = table.Column<long>(type: "bigint", nullable: true),
                    revenue = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    country_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    industry_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_account", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_account_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    country = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    country_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    employees = table.Column<long>(type: "bigint", nullable: true),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    industry = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    industry_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revenue = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_account_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_audit",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    system_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    records = table.Column<long>(type: "bigint", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    seal_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_audit", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_audit_seal",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    entries = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_audit_seal", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_bin",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    group_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_root = table.Column<bool>(type: "boolean", nullable: false),
                    deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    deleted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    values = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_bin", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_configuration",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_configuration", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_configuration_history",
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
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_configuration_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_deal",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    close_date = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    close_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount_value = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    amount_currency = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount_base = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    close_reason_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_deal", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_deal_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount_base = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    amount_currency = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount_value = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    close_date = table.Column<DateOnly>(type: "date", nullable: true),
                    close_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    close_reason_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: true),
                    stage_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_deal_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_membership",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_membership", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_membership_history",
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
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_membership_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_outbox",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    payload = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    occurred_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    claimant = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_outbox", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_pipeline",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    definition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_pipeline", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_pipeline_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    definition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_pipeline_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_product",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    series = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    list_price = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    series_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_product", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_product_history",
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
                    external_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list_price = table.Column<decimal>(type: "numeric(19,4)", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    series = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    series_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_product_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_record",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_record", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_record_history",
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
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_record_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_share",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grantee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    can_read = table.Column<bool>(type: "boolean", nullable: false),
                    can_write = table.Column<bool>(type: "boolean", nullable: false),
                    can_delete = table.Column<bool>(type: "boolean", nullable: false),
                    can_assign = table.Column<bool>(type: "boolean", nullable: false),
                    can_share = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_share", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_share_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    can_assign = table.Column<bool>(type: "boolean", nullable: false),
                    can_delete = table.Column<bool>(type: "boolean", nullable: false),
                    can_read = table.Column<bool>(type: "boolean", nullable: false),
                    can_share = table.Column<bool>(type: "boolean", nullable: false),
                    can_write = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    grantee_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_share_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_source",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_source", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_source_history",
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
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_source_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_stage",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    probability = table.Column<decimal>(type: "numeric(19,4)", nullable: false),
                    stale_after_days = table.Column<long>(type: "bigint", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_stage", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_stage_change",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seconds = table.Column<long>(type: "bigint", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_stage_change", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_stage_change_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    deal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seconds = table.Column<long>(type: "bigint", nullable: true),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_stage_change_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_stage_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false),
                    effective_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    effective_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    end_recorded = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    pipeline_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    probability = table.Column<decimal>(type: "numeric(19,4)", nullable: false),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    stale_after_days = table.Column<long>(type: "bigint", nullable: true),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_stage_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_team",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_team", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_team_history",
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
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_team_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_unit",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_unit", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_unit_history",
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
                    table.PrimaryKey("PK_crm_unit_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_user",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    custom = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_user", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_user_history",
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
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recorded_from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    team_id = table.Column<Guid>(type: "uuid", nullable: true),
                    tenant = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_user_history", x => x.row_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_crm_account_tenant_created_at",
                table: "crm_account",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_account_tenant_external_id",
                table: "crm_account",
                columns: new[] { "tenant", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_account_tenant_owner_id",
                table: "crm_account",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_account_tenant_parent_id",
                table: "crm_account",
                columns: new[] { "tenant", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_account_history_tenant_id_effective_to",
                table: "crm_account_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_audit_tenant_at",
                table: "crm_audit",
                columns: new[] { "tenant", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_audit_tenant_seal_id",
                table: "crm_audit",
                columns: new[] { "tenant", "seal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_bin_tenant_group_id",
                table: "crm_bin",
                columns: new[] { "tenant", "group_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_bin_tenant_record_id",
                table: "crm_bin",
                columns: new[] { "tenant", "record_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_configuration_tenant_created_at",
                table: "crm_configuration",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_configuration_history_tenant_id_effective_to",
                table: "crm_configuration_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_account_id",
                table: "crm_deal",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_close_date",
                table: "crm_deal",
                columns: new[] { "tenant", "close_date" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_created_at",
                table: "crm_deal",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_external_id",
                table: "crm_deal",
                columns: new[] { "tenant", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_owner_id",
                table: "crm_deal",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_pipeline_id",
                table: "crm_deal",
                columns: new[] { "tenant", "pipeline_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_product_id",
                table: "crm_deal",
                columns: new[] { "tenant", "product_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_source_id",
                table: "crm_deal",
                columns: new[] { "tenant", "source_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_stage_id",
                table: "crm_deal",
                columns: new[] { "tenant", "stage_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_history_tenant_id_effective_to",
                table: "crm_deal_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_membership_tenant_created_at",
                table: "crm_membership",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_membership_tenant_team_id",
                table: "crm_membership",
                columns: new[] { "tenant", "team_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_membership_tenant_user_id",
                table: "crm_membership",
                columns: new[] { "tenant", "user_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_membership_history_tenant_id_effective_to",
                table: "crm_membership_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_outbox_state_due_at",
                table: "crm_outbox",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_outbox_tenant_record_id",
                table: "crm_outbox",
                columns: new[] { "tenant", "record_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_outbox_tenant_record_id_sequence",
                table: "crm_outbox",
                columns: new[] { "tenant", "record_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_pipeline_tenant_created_at",
                table: "crm_pipeline",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_pipeline_tenant_name",
                table: "crm_pipeline",
                columns: new[] { "tenant", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_pipeline_history_tenant_id_effective_to",
                table: "crm_pipeline_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_product_tenant_created_at",
                table: "crm_product",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_product_tenant_external_id",
                table: "crm_product",
                columns: new[] { "tenant", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_product_history_tenant_id_effective_to",
                table: "crm_product_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_record_tenant_created_at",
                table: "crm_record",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_record_tenant_entity",
                table: "crm_record",
                columns: new[] { "tenant", "entity" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_record_tenant_owner_id",
                table: "crm_record",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_record_history_tenant_id_effective_to",
                table: "crm_record_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_share_tenant_created_at",
                table: "crm_share",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_share_tenant_record_id",
                table: "crm_share",
                columns: new[] { "tenant", "record_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_share_history_tenant_id_effective_to",
                table: "crm_share_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_source_tenant_created_at",
                table: "crm_source",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_source_history_tenant_id_effective_to",
                table: "crm_source_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_tenant_created_at",
                table: "crm_stage",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_tenant_pipeline_id",
                table: "crm_stage",
                columns: new[] { "tenant", "pipeline_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_change_tenant_by_id",
                table: "crm_stage_change",
                columns: new[] { "tenant", "by_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_change_tenant_created_at",
                table: "crm_stage_change",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_change_tenant_deal_id",
                table: "crm_stage_change",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_change_tenant_from_id",
                table: "crm_stage_change",
                columns: new[] { "tenant", "from_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_change_tenant_to_id",
                table: "crm_stage_change",
                columns: new[] { "tenant", "to_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_change_history_tenant_id_effective_to",
                table: "crm_stage_change_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_history_tenant_id_effective_to",
                table: "crm_stage_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_team_tenant_created_at",
                table: "crm_team",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_team_tenant_unit_id",
                table: "crm_team",
                columns: new[] { "tenant", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_team_history_tenant_id_effective_to",
                table: "crm_team_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_unit_tenant_created_at",
                table: "crm_unit",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_unit_tenant_parent_id",
                table: "crm_unit",
                columns: new[] { "tenant", "parent_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_unit_history_tenant_id_effective_to",
                table: "crm_unit_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_user_tenant_created_at",
                table: "crm_user",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_user_tenant_team_id",
                table: "crm_user",
                columns: new[] { "tenant", "team_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_user_tenant_unit_id",
                table: "crm_user",
                columns: new[] { "tenant", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_user_history_tenant_id_effective_to",
                table: "crm_user_history",
                columns: new[] { "tenant", "id", "effective_to" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "crm_account");

            migrationBuilder.DropTable(
                name: "crm_account_history");

            migrationBuilder.DropTable(
                name: "crm_audit");

            migrationBuilder.DropTable(
                name: "crm_audit_seal");

            migrationBuilder.DropTable(
                name: "crm_bin");

            migrationBuilder.DropTable(
                name: "crm_configuration");

            migrationBuilder.DropTable(
                name: "crm_configuration_history");

            migrationBuilder.DropTable(
                name: "crm_deal");

            migrationBuilder.DropTable(
                name: "crm_deal_history");

            migrationBuilder.DropTable(
                name: "crm_membership");

            migrationBuilder.DropTable(
                name: "crm_membership_history");

            migrationBuilder.DropTable(
                name: "crm_outbox");

            migrationBuilder.DropTable(
                name: "crm_pipeline");

            migrationBuilder.DropTable(
                name: "crm_pipeline_history");

            migrationBuilder.DropTable(
                name: "crm_product");

            migrationBuilder.DropTable(
                name: "crm_product_history");

            migrationBuilder.DropTable(
                name: "crm_record");

            migrationBuilder.DropTable(
                name: "crm_record_history");

            migrationBuilder.DropTable(
                name: "crm_share");

            migrationBuilder.DropTable(
                name: "crm_share_history");

            migrationBuilder.DropTable(
                name: "crm_source");

            migrationBuilder.DropTable(
                name: "crm_source_history");

            migrationBuilder.DropTable(
                name: "crm_stage");

            migrationBuilder.DropTable(
                name: "crm_stage_change");

            migrationBuilder.DropTable(
                name: "crm_stage_change_history");

            migrationBuilder.DropTable(
                name: "crm_stage_history");

            migrationBuilder.DropTable(
                name: "crm_team");

            migrationBuilder.DropTable(
                name: "crm_team_history");

            migrationBuilder.DropTable(
                name: "crm_unit");

            migrationBuilder.DropTable(
                name: "crm_unit_history");

            migrationBuilder.DropTable(
                name: "crm_user");

            migrationBuilder.DropTable(
                name: "crm_user_history");
        }
    }
}
