using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Crm.EntityFrameworkCore.PostgreSql.Migrations
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
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            // Where row-level security is forced upon the owner, no row would be seen: for this statement it binds others only.
            migrationBuilder.Sql(
                """
                DO $$
                DECLARE
                    forced regclass[] := ARRAY(SELECT oid::regclass FROM pg_class WHERE oid IN ('crm_timeline'::regclass, 'crm_activity'::regclass) AND relforcerowsecurity);
                    one regclass;
                BEGIN
                    FOREACH one IN ARRAY forced LOOP
                        EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', one);
                    END LOOP;
                    UPDATE crm_timeline SET kind = a.kind FROM crm_activity AS a WHERE a.tenant = crm_timeline.tenant AND a.id = crm_timeline.activity_id;
                    FOREACH one IN ARRAY forced LOOP
                        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', one);
                    END LOOP;
                END $$
                """);

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
