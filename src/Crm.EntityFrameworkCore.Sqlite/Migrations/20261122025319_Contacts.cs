using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.EntityFrameworkCore.Sqlite.Migrations
{
    /// <inheritdoc />
    internal sealed partial class Contacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "number",
                table: "crm_deal_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "number",
                table: "crm_deal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "crm_account_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email_key",
                table: "crm_account_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "number",
                table: "crm_account_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "crm_account_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_key",
                table: "crm_account_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "website",
                table: "crm_account_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "website_key",
                table: "crm_account_history",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "crm_account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email_key",
                table: "crm_account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "number",
                table: "crm_account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "crm_account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_key",
                table: "crm_account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "website",
                table: "crm_account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "website_key",
                table: "crm_account",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "crm_activity",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    phase = table.Column<string>(type: "TEXT", nullable: false),
                    priority = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_date = table.Column<string>(type: "TEXT", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    direction = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    recurrence = table.Column<string>(type: "TEXT", nullable: true),
                    series_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    next_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reminder_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_private = table.Column<bool>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    outcome_key = table.Column<string>(type: "TEXT", nullable: true),
                    subject_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_activity", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_activity_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    direction = table.Column<string>(type: "TEXT", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_date = table.Column<string>(type: "TEXT", nullable: true),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_private = table.Column<bool>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    next_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    outcome_key = table.Column<string>(type: "TEXT", nullable: true),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    phase = table.Column<string>(type: "TEXT", nullable: false),
                    priority = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    recurrence = table.Column<string>(type: "TEXT", nullable: true),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reminder_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    series_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    subject_key = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_activity_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_address",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    street = table.Column<string>(type: "TEXT", nullable: true),
                    postal_code = table.Column<string>(type: "TEXT", nullable: true),
                    city = table.Column<string>(type: "TEXT", nullable: true),
                    region = table.Column<string>(type: "TEXT", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    city_key = table.Column<string>(type: "TEXT", nullable: true),
                    country_key = table.Column<string>(type: "TEXT", nullable: true),
                    postal_code_key = table.Column<string>(type: "TEXT", nullable: true),
                    region_key = table.Column<string>(type: "TEXT", nullable: true),
                    street_key = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_address", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_address_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    city = table.Column<string>(type: "TEXT", nullable: true),
                    city_key = table.Column<string>(type: "TEXT", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    country_key = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    postal_code = table.Column<string>(type: "TEXT", nullable: true),
                    postal_code_key = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: true),
                    region_key = table.Column<string>(type: "TEXT", nullable: true),
                    street = table.Column<string>(type: "TEXT", nullable: true),
                    street_key = table.Column<string>(type: "TEXT", nullable: true),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_address_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_comment",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    author_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_comment", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_comment_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    author_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: true),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_comment_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_contact",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_name = table.Column<string>(type: "TEXT", nullable: true),
                    last_name = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    job_title = table.Column<string>(type: "TEXT", nullable: true),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reports_to_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    preferred_channel = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    birth_date = table.Column<string>(type: "TEXT", nullable: true),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    email_key = table.Column<string>(type: "TEXT", nullable: true),
                    first_name_key = table.Column<string>(type: "TEXT", nullable: true),
                    job_title_key = table.Column<string>(type: "TEXT", nullable: true),
                    last_name_key = table.Column<string>(type: "TEXT", nullable: true),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    phone_key = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_contact", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_contact_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    birth_date = table.Column<string>(type: "TEXT", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    email_key = table.Column<string>(type: "TEXT", nullable: true),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    first_name = table.Column<string>(type: "TEXT", nullable: true),
                    first_name_key = table.Column<string>(type: "TEXT", nullable: true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    job_title = table.Column<string>(type: "TEXT", nullable: true),
                    job_title_key = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    last_name = table.Column<string>(type: "TEXT", nullable: true),
                    last_name_key = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    phone_key = table.Column<string>(type: "TEXT", nullable: true),
                    preferred_channel = table.Column<string>(type: "TEXT", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    reports_to_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    source_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_contact_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_email",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    address_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_email", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_email_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    address_key = table.Column<string>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_email_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_file",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    store_key = table.Column<string>(type: "TEXT", nullable: false),
                    author_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_file", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_file_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    author_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    content_type = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    store_key = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_file_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_follower",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_follower", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_follower_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_follower_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_handle",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    network = table.Column<string>(type: "TEXT", nullable: false),
                    handle = table.Column<string>(type: "TEXT", nullable: false),
                    handle_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_handle", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_handle_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    handle = table.Column<string>(type: "TEXT", nullable: false),
                    handle_key = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false),
                    network = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_handle_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_mention",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    comment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_mention", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_mention_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    comment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_mention_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_number",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: true),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_number", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_participant",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    response = table.Column<string>(type: "TEXT", nullable: true),
                    address_key = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_participant", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_participant_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    address_key = table.Column<string>(type: "TEXT", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    response = table.Column<string>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_participant_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_phone",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    digits = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_phone", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_phone_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    digits = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_primary = table.Column<bool>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_phone_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_relationship",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    to_contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    to_account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    to_deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    until = table.Column<string>(type: "TEXT", nullable: true),
                    role_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_relationship", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_relationship_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    role_key = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    to_account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    to_contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    to_deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    until = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_relationship_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_search",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    word = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_search", x => new { x.tenant, x.entity, x.word, x.record_id, x.field });
                });

            migrationBuilder.CreateTable(
                name: "crm_search_word",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    length = table.Column<int>(type: "INTEGER", nullable: false),
                    word = table.Column<string>(type: "TEXT", nullable: false),
                    reversed = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_search_word", x => new { x.tenant, x.length, x.word });
                });

            migrationBuilder.CreateTable(
                name: "crm_tag",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_tag", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_tag_history",
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
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_tag_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_tagging",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tag_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_tagging", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_tagging_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    deal_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tag_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_tagging_history", x => x.row_id);
                });

            migrationBuilder.CreateTable(
                name: "crm_timeline",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    activity_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_timeline", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_view",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    criteria = table.Column<string>(type: "TEXT", nullable: true),
                    columns = table.Column<string>(type: "TEXT", nullable: true),
                    order_by = table.Column<string>(type: "TEXT", nullable: true),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    custom = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_view", x => new { x.tenant, x.id });
                });

            migrationBuilder.CreateTable(
                name: "crm_view_history",
                columns: table => new
                {
                    row_id = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    columns = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    criteria = table.Column<string>(type: "TEXT", nullable: true),
                    custom = table.Column<string>(type: "TEXT", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_to = table.Column<long>(type: "INTEGER", nullable: false),
                    end_recorded = table.Column<long>(type: "INTEGER", nullable: false),
                    entity = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    order_by = table.Column<string>(type: "TEXT", nullable: true),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_from = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_crm_view_history", x => x.row_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_crm_stage_change_history_tenant_deal_id",
                table: "crm_stage_change_history",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_deal_tenant_number",
                table: "crm_deal",
                columns: new[] { "tenant", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_account_tenant_number",
                table: "crm_account",
                columns: new[] { "tenant", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_account_id",
                table: "crm_activity",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_contact_id",
                table: "crm_activity",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_created_at",
                table: "crm_activity",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_deal_id",
                table: "crm_activity",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_external_id",
                table: "crm_activity",
                columns: new[] { "tenant", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_owner_id",
                table: "crm_activity",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_owner_id_phase_due_date",
                table: "crm_activity",
                columns: new[] { "tenant", "owner_id", "phase", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_tenant_reminder_due_at",
                table: "crm_activity",
                columns: new[] { "tenant", "reminder_due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_activity_history_tenant_id_effective_to",
                table: "crm_activity_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_address_tenant_account_id",
                table: "crm_address",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_address_tenant_contact_id",
                table: "crm_address",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_address_tenant_created_at",
                table: "crm_address",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_address_history_tenant_id_effective_to",
                table: "crm_address_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_comment_tenant_account_id",
                table: "crm_comment",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_comment_tenant_activity_id",
                table: "crm_comment",
                columns: new[] { "tenant", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_comment_tenant_author_id",
                table: "crm_comment",
                columns: new[] { "tenant", "author_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_comment_tenant_contact_id",
                table: "crm_comment",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_comment_tenant_created_at",
                table: "crm_comment",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_comment_tenant_deal_id",
                table: "crm_comment",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_comment_history_tenant_id_effective_to",
                table: "crm_comment_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_contact_tenant_account_id",
                table: "crm_contact",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_contact_tenant_created_at",
                table: "crm_contact",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_contact_tenant_email_key",
                table: "crm_contact",
                columns: new[] { "tenant", "email_key" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_contact_tenant_external_id",
                table: "crm_contact",
                columns: new[] { "tenant", "external_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_contact_tenant_number",
                table: "crm_contact",
                columns: new[] { "tenant", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_contact_tenant_owner_id",
                table: "crm_contact",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_contact_tenant_reports_to_id",
                table: "crm_contact",
                columns: new[] { "tenant", "reports_to_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_contact_tenant_source_id",
                table: "crm_contact",
                columns: new[] { "tenant", "source_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_contact_history_tenant_id_effective_to",
                table: "crm_contact_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_email_tenant_account_id",
                table: "crm_email",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_email_tenant_address_key",
                table: "crm_email",
                columns: new[] { "tenant", "address_key" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_email_tenant_contact_id",
                table: "crm_email",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_email_tenant_created_at",
                table: "crm_email",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_email_history_tenant_id_effective_to",
                table: "crm_email_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_file_tenant_account_id",
                table: "crm_file",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_file_tenant_activity_id",
                table: "crm_file",
                columns: new[] { "tenant", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_file_tenant_author_id",
                table: "crm_file",
                columns: new[] { "tenant", "author_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_file_tenant_contact_id",
                table: "crm_file",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_file_tenant_created_at",
                table: "crm_file",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_file_tenant_deal_id",
                table: "crm_file",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_file_tenant_store_key",
                table: "crm_file",
                columns: new[] { "tenant", "store_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_file_history_tenant_id_effective_to",
                table: "crm_file_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_follower_tenant_account_id",
                table: "crm_follower",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_follower_tenant_activity_id",
                table: "crm_follower",
                columns: new[] { "tenant", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_follower_tenant_contact_id",
                table: "crm_follower",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_follower_tenant_created_at",
                table: "crm_follower",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_follower_tenant_deal_id",
                table: "crm_follower",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_follower_tenant_user_id",
                table: "crm_follower",
                columns: new[] { "tenant", "user_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_follower_history_tenant_id_effective_to",
                table: "crm_follower_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_handle_tenant_account_id",
                table: "crm_handle",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_handle_tenant_contact_id",
                table: "crm_handle",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_handle_tenant_created_at",
                table: "crm_handle",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_handle_history_tenant_id_effective_to",
                table: "crm_handle_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_mention_tenant_comment_id",
                table: "crm_mention",
                columns: new[] { "tenant", "comment_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_mention_tenant_created_at",
                table: "crm_mention",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_mention_tenant_user_id",
                table: "crm_mention",
                columns: new[] { "tenant", "user_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_mention_history_tenant_comment_id",
                table: "crm_mention_history",
                columns: new[] { "tenant", "comment_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_mention_history_tenant_id_effective_to",
                table: "crm_mention_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_participant_tenant_activity_id",
                table: "crm_participant",
                columns: new[] { "tenant", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_participant_tenant_contact_id",
                table: "crm_participant",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_participant_tenant_created_at",
                table: "crm_participant",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_participant_tenant_user_id",
                table: "crm_participant",
                columns: new[] { "tenant", "user_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_participant_history_tenant_activity_id",
                table: "crm_participant_history",
                columns: new[] { "tenant", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_participant_history_tenant_id_effective_to",
                table: "crm_participant_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_phone_tenant_account_id",
                table: "crm_phone",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_phone_tenant_contact_id",
                table: "crm_phone",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_phone_tenant_created_at",
                table: "crm_phone",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_phone_tenant_digits",
                table: "crm_phone",
                columns: new[] { "tenant", "digits" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_phone_history_tenant_id_effective_to",
                table: "crm_phone_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_relationship_tenant_account_id",
                table: "crm_relationship",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_relationship_tenant_contact_id",
                table: "crm_relationship",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_relationship_tenant_created_at",
                table: "crm_relationship",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_relationship_tenant_to_account_id",
                table: "crm_relationship",
                columns: new[] { "tenant", "to_account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_relationship_tenant_to_contact_id",
                table: "crm_relationship",
                columns: new[] { "tenant", "to_contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_relationship_tenant_to_deal_id",
                table: "crm_relationship",
                columns: new[] { "tenant", "to_deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_relationship_history_tenant_id_effective_to",
                table: "crm_relationship_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_search_tenant_entity_record_id_word_field",
                table: "crm_search",
                columns: new[] { "tenant", "entity", "record_id", "word", "field" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_search_word_tenant_length_reversed",
                table: "crm_search_word",
                columns: new[] { "tenant", "length", "reversed" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_tag_tenant_created_at",
                table: "crm_tag",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_tag_tenant_name_key",
                table: "crm_tag",
                columns: new[] { "tenant", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_crm_tag_history_tenant_id_effective_to",
                table: "crm_tag_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_tagging_tenant_account_id",
                table: "crm_tagging",
                columns: new[] { "tenant", "account_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_tagging_tenant_activity_id",
                table: "crm_tagging",
                columns: new[] { "tenant", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_tagging_tenant_contact_id",
                table: "crm_tagging",
                columns: new[] { "tenant", "contact_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_tagging_tenant_created_at",
                table: "crm_tagging",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_tagging_tenant_deal_id",
                table: "crm_tagging",
                columns: new[] { "tenant", "deal_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_tagging_tenant_tag_id",
                table: "crm_tagging",
                columns: new[] { "tenant", "tag_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_tagging_history_tenant_id_effective_to",
                table: "crm_tagging_history",
                columns: new[] { "tenant", "id", "effective_to" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_timeline_tenant_activity_id",
                table: "crm_timeline",
                columns: new[] { "tenant", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_timeline_tenant_record_id_at_activity_id",
                table: "crm_timeline",
                columns: new[] { "tenant", "record_id", "at", "activity_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_view_tenant_created_at",
                table: "crm_view",
                columns: new[] { "tenant", "created_at" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_view_tenant_owner_id",
                table: "crm_view",
                columns: new[] { "tenant", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "IX_crm_view_history_tenant_id_effective_to",
                table: "crm_view_history",
                columns: new[] { "tenant", "id", "effective_to" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "crm_activity");

            migrationBuilder.DropTable(
                name: "crm_activity_history");

            migrationBuilder.DropTable(
                name: "crm_address");

            migrationBuilder.DropTable(
                name: "crm_address_history");

            migrationBuilder.DropTable(
                name: "crm_comment");

            migrationBuilder.DropTable(
                name: "crm_comment_history");

            migrationBuilder.DropTable(
                name: "crm_contact");

            migrationBuilder.DropTable(
                name: "crm_contact_history");

            migrationBuilder.DropTable(
                name: "crm_email");

            migrationBuilder.DropTable(
                name: "crm_email_history");

            migrationBuilder.DropTable(
                name: "crm_file");

            migrationBuilder.DropTable(
                name: "crm_file_history");

            migrationBuilder.DropTable(
                name: "crm_follower");

            migrationBuilder.DropTable(
                name: "crm_follower_history");

            migrationBuilder.DropTable(
                name: "crm_handle");

            migrationBuilder.DropTable(
                name: "crm_handle_history");

            migrationBuilder.DropTable(
                name: "crm_mention");

            migrationBuilder.DropTable(
                name: "crm_mention_history");

            migrationBuilder.DropTable(
                name: "crm_number");

            migrationBuilder.DropTable(
                name: "crm_participant");

            migrationBuilder.DropTable(
                name: "crm_participant_history");

            migrationBuilder.DropTable(
                name: "crm_phone");

            migrationBuilder.DropTable(
                name: "crm_phone_history");

            migrationBuilder.DropTable(
                name: "crm_relationship");

            migrationBuilder.DropTable(
                name: "crm_relationship_history");

            migrationBuilder.DropTable(
                name: "crm_search");

            migrationBuilder.DropTable(
                name: "crm_search_word");

            migrationBuilder.DropTable(
                name: "crm_tag");

            migrationBuilder.DropTable(
                name: "crm_tag_history");

            migrationBuilder.DropTable(
                name: "crm_tagging");

            migrationBuilder.DropTable(
                name: "crm_tagging_history");

            migrationBuilder.DropTable(
                name: "crm_timeline");

            migrationBuilder.DropTable(
                name: "crm_view");

            migrationBuilder.DropTable(
                name: "crm_view_history");

            migrationBuilder.DropIndex(
                name: "IX_crm_stage_change_history_tenant_deal_id",
                table: "crm_stage_change_history");

            migrationBuilder.DropIndex(
                name: "IX_crm_deal_tenant_number",
                table: "crm_deal");

            migrationBuilder.DropIndex(
                name: "IX_crm_account_tenant_number",
                table: "crm_account");

            migrationBuilder.DropColumn(
                name: "number",
                table: "crm_deal_history");

            migrationBuilder.DropColumn(
                name: "number",
                table: "crm_deal");

            migrationBuilder.DropColumn(
                name: "email",
                table: "crm_account_history");

            migrationBuilder.DropColumn(
                name: "email_key",
                table: "crm_account_history");

            migrationBuilder.DropColumn(
                name: "number",
                table: "crm_account_history");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "crm_account_history");

            migrationBuilder.DropColumn(
                name: "phone_key",
                table: "crm_account_history");

            migrationBuilder.DropColumn(
                name: "website",
                table: "crm_account_history");

            migrationBuilder.DropColumn(
                name: "website_key",
                table: "crm_account_history");

            migrationBuilder.DropColumn(
                name: "email",
                table: "crm_account");

            migrationBuilder.DropColumn(
                name: "email_key",
                table: "crm_account");

            migrationBuilder.DropColumn(
                name: "number",
                table: "crm_account");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "crm_account");

            migrationBuilder.DropColumn(
                name: "phone_key",
                table: "crm_account");

            migrationBuilder.DropColumn(
                name: "website",
                table: "crm_account");

            migrationBuilder.DropColumn(
                name: "website_key",
                table: "crm_account");
        }
    }
}
