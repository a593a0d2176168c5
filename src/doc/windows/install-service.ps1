<#
.SYNOPSIS
Installs Akashi as a service of Windows, or brings an installed one to the version that lies here.

.DESCRIPTION
Run it as an administrator, in Windows PowerShell 5.1 or later, from the folder that holds akashi.jar, akashi-service.xml and
WinSW-x64.exe. Nothing is fetched from anywhere. Running it again replaces the program and keeps data and settings: the installed
akashi-service.xml stays as it is, lines of your own included, but for what is named by -Data, -Address, -Port or -Java.

.PARAMETER Program
Where the program lies; only administrators can change what is in it. An installed one is found by itself.

.PARAMETER Data
Database, key file, backups and logs: for the service, SYSTEM and administrators alone.

.PARAMETER Address
Where the portal listens. 0.0.0.0 is every address of this computer, over HTTPS; 127.0.0.1 is this computer alone.

.PARAMETER Port
The port of its pages.

.PARAMETER Java
java.exe of Java 17 or newer. Without it the one in JAVA_HOME or on the path is taken.

.PARAMETER Remove
Takes the service away. Program and data stay where they are.

.EXAMPLE
.\install-service.ps1 -Data 'D:\Akashi Data' -Port 8443

.EXAMPLE
.\install-service.ps1
Upgrades what is installed and leaves its settings as they are.
#>
[CmdletBinding(SupportsShouldProcess = $true)]
param(
    [string] $Program = (Join-Path $env:ProgramFiles 'Akashi'),
    [string] $Data = (Join-Path $env:ProgramData 'Akashi'),
    [string] $Address = '0.0.0.0',
    [ValidateRange(1, 65535)] [int] $Port = 8443,
    [string] $Java = '',
    [switch] $Remove
)

Set-StrictMode -Version 3
$ErrorActionPreference = 'Stop'

# Well-known SIDs: the names of these two are translated on some editions of Windows.
$System = '*S-1-5-18'
$Administrators = '*S-1-5-32-544'
$Account = 'NT SERVICE\Akashi'
# In a function this would be what the function was given.
$Given = $PSBoundParameters
$Places = @{
    Java = '/service/executable'
    Data = '/service/env[@name="AKASHI_HOME"]/@value'
    Address = '/service/env[@name="AKASHI_HOST"]/@value'
    Port = '/service/env[@name="AKASHI_PORT"]/@value'
    Printed = '/service/logpath'
}

function Assert-Administrator {
    $me = [Security.Principal.WindowsPrincipal] [Security.Principal.WindowsIdentity]::GetCurrent()
    if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        throw 'Open Windows PowerShell with "Run as administrator" and start this script again.'
    }
}

function Invoke-Tool([string] $Tool, [string[]] $Words) {
    & $Tool @Words | Out-Null
    if ($LASTEXITCODE -ne 0) {
        throw "$Tool ended with $LASTEXITCODE. Nothing after it was done; mend that and start this script again."
    }
}

function Find-Java {
    $candidates = @()
    if ($Java) {
        $candidates += $Java
    } else {
        if ($env:JAVA_HOME) { $candidates += (Join-Path $env:JAVA_HOME 'bin\java.exe') }
        $onPath = Get-Command 'java.exe' -ErrorAction SilentlyContinue
        if ($onPath) { $candidates += $onPath.Source }
    }
    foreach ($candidate in $candidates) {
        if (-not (Test-Path -LiteralPath $candidate)) { continue }
        # The file says its version; java itself would tell it on the error stream, which 5.1 takes for a failure.
        $major = (Get-Item -LiteralPath $candidate).VersionInfo.ProductMajorPart
        if ($major -ge 17) { return (Get-Item -LiteralPath $candidate).FullName }
        Write-Warning "$candidate is Java $major; Akashi needs 17 or newer."
    }
    throw 'No Java 17 or newer was found. Install one, or name its java.exe with -Java.'
}

function Find-Parts {
    foreach ($name in 'akashi.jar', 'akashi-service.xml', 'WinSW-x64.exe') {
        if (-not (Test-Path -LiteralPath (Join-Path $PSScriptRoot $name))) {
            throw "$name does not lie beside this script. Put it into $PSScriptRoot and start again."
        }
    }
}

function Stop-Portal {
    $service = Get-Service -Name 'Akashi' -ErrorAction SilentlyContinue
    if ($service -and $service.Status -ne 'Stopped') {
        Stop-Service -Name 'Akashi'
        $service.WaitForStatus('Stopped', [TimeSpan]::FromMinutes(2))
    }
    return [bool] $service
}

# Inheritance goes first, so that nobody has rights from the folder above, and so the key file inherits none.
function Set-Access([string] $Folder, [string] $Right) {
    Invoke-Tool 'icacls.exe' @($Folder, '/inheritance:r', '/grant:r', "${System}:(OI)(CI)F", "${Administrators}:(OI)(CI)F",
        "${Account}:(OI)(CI)$Right")
}

# Where the installed service runs from, whatever -Program would be by default.
function Find-Program {
    $service = Get-CimInstance -ClassName 'Win32_Service' -Filter "Name='Akashi'"
    if ($Given.ContainsKey('Program') -or -not $service) { return $Program }
    $path = [regex]::Match($service.PathName, '^\s*(?:"([^"]+)"|(.+?\.exe))').Groups
    return Split-Path -Parent ($path[1].Value + $path[2].Value)
}

# The settings of an installed service, whose lines and comments stay where they are; nothing at the first time.
function Find-Settings {
    if (-not (Test-Path -LiteralPath $Settings)) { return }
    $document = New-Object Xml.XmlDocument
    $document.PreserveWhitespace = $true
    $document.Load($Settings)
    return $document
}

function Find-Value($Document, [string] $Name) {
    $node = $Document.SelectSingleNode($Places[$Name])
    if ($node) { return [Environment]::ExpandEnvironmentVariables($node.InnerText) }
}

function Set-Value($Document, [string] $Name, [string] $Value) {
    $node = $Document.SelectSingleNode($Places[$Name])
    if (-not $node) { throw "$Settings has no $($Places[$Name]) to change. Add it by hand, or run this without -$Name." }
    $node.InnerText = $Value
}

function Write-Settings($Document, [string] $JavaPath) {
    if (-not $Document) {
        $text = [IO.File]::ReadAllText((Join-Path $PSScriptRoot 'akashi-service.xml'))
        $values = @{ '@JAVA@' = $JavaPath; '@DATA@' = $Data; '@ADDRESS@' = $Address; '@PORT@' = [string] $Port }
        foreach ($name in $values.Keys) {
            $text = $text.Replace($name, [Security.SecurityElement]::Escape($values[$name]))
        }
    } else {
        $before = $Document.OuterXml
        if ($JavaPath) { Set-Value $Document 'Java' $JavaPath }
        if ($Given.ContainsKey('Data')) {
            Set-Value $Document 'Data' $Data
            Set-Value $Document 'Printed' (Join-Path $Data 'service')
        }
        if ($Given.ContainsKey('Address')) { Set-Value $Document 'Address' $Address }
        if ($Given.ContainsKey('Port')) { Set-Value $Document 'Port' ([string] $Port) }
        $text = $Document.OuterXml
        if ($text -ceq $before) { return }
    }
    [IO.File]::WriteAllText($Settings, $text, (New-Object Text.UTF8Encoding $false))
}

# The source must be made by eventcreate itself: it writes for no other.
function Register-EventSource {
    Invoke-Tool 'eventcreate.exe' @('/L', 'APPLICATION', '/T', 'INFORMATION', '/ID', '1', '/SO', 'Akashi', '/D',
        'The service Akashi was installed. Why it does not start would stand here, as event 100.')
}

# The whole line in which a portal says where it is reached; before it stand lines of the log, and those of earlier starts.
function Find-Line([string] $File, [long] $From) {
    if (-not (Test-Path -LiteralPath $File)) { return }
    $stream = New-Object IO.FileStream $File, 'Open', 'Read', 'ReadWrite, Delete'
    try {
        # A file that is shorter than before was begun anew.
        if ($stream.Length -ge $From) { $stream.Position = $From }
        $text = (New-Object IO.StreamReader $stream, ([Text.Encoding]::UTF8)).ReadToEnd()
    } finally {
        $stream.Dispose()
    }
    return [regex]::Match($text, '(?m)^Akashi: [^\r\n]*(?=\r?\n)').Value
}

function Show-Start([string] $Printed, [long] $From) {
    for ($second = 0; $second -lt 120; $second++) {
        $line = Find-Line $Printed $From
        if ($line) { return $line }
        if ((Get-Service -Name 'Akashi').Status -eq 'Stopped') {
            throw 'The portal did not start. Event Viewer, Windows Logs, Application, source Akashi says why, as event 100.'
        }
        Start-Sleep -Seconds 1
    }
    Write-Warning "The portal has not said that it is ready. Look into Event Viewer, Windows Logs, Application, source Akashi, and into $Printed."
}

Assert-Administrator
$Program = Find-Program
$Wrapper = Join-Path $Program 'akashi-service.exe'
$Settings = Join-Path $Program 'akashi-service.xml'
if ($Remove) {
    if (-not (Get-Service -Name 'Akashi' -ErrorAction SilentlyContinue)) { throw 'There is no service Akashi.' }
    # Asked first: with -WhatIf a service that is not stopped would be waited for in vain.
    if ($PSCmdlet.ShouldProcess('Akashi', 'Remove the service; program and data stay')) {
        Stop-Portal | Out-Null
        Invoke-Tool $Wrapper @('uninstall')
    }
    return
}

$before = Find-Settings
$javaPath = ''
if ($before) {
    $known = Find-Value $before 'Java'
    # One that was removed since, as an update of Java does, is looked for anew.
    if ($Given.ContainsKey('Java') -or -not (Get-Command $known -ErrorAction SilentlyContinue)) { $javaPath = Find-Java }
    if (-not $Given.ContainsKey('Data')) { $Data = Find-Value $before 'Data' }
    if (-not $Data) { throw "$Settings names no AKASHI_HOME. Add the line again, so that the portal finds its data." }
    $setAddress = Find-Value $before 'Address'
    if ($setAddress -and -not $Given.ContainsKey('Address')) { $Address = $setAddress }
    $setPort = Find-Value $before 'Port'
    if ($setPort -and -not $Given.ContainsKey('Port')) { $Port = $setPort }
} else {
    $javaPath = Find-Java
}
$Data = [IO.Path]::GetFullPath($Data)
Find-Parts
if (-not $PSCmdlet.ShouldProcess($Program, "Install the service Akashi with data in $Data, on ${Address}:$Port")) { return }

$installed = Stop-Portal
foreach ($folder in $Program, $Data, (Join-Path $Data 'service')) {
    New-Item -ItemType Directory -Path $folder -Force | Out-Null
}
Copy-Item -LiteralPath (Join-Path $PSScriptRoot 'akashi.jar') -Destination $Program
Copy-Item -LiteralPath (Join-Path $PSScriptRoot 'WinSW-x64.exe') -Destination $Wrapper
Write-Settings $before $javaPath
if (-not $installed) { Invoke-Tool $Wrapper @('install') }
# Only now is there an account of that name to grant rights to.
Set-Access $Program 'RX'
Set-Access $Data 'M'
Register-EventSource
if (-not (Get-NetFirewallRule -Name 'Akashi' -ErrorAction SilentlyContinue)) {
    Write-Host "Windows Firewall is unchanged. To let others in:"
    Write-Host "  New-NetFirewallRule -Name Akashi -DisplayName Akashi -Direction Inbound -Protocol TCP -LocalPort $Port -Action Allow"
}
$printed = Join-Path $Data 'service\akashi-service.out.log'
$length = if (Test-Path -LiteralPath $printed) { (Get-Item -LiteralPath $printed).Length } else { 0 }
Start-Service -Name 'Akashi'
Show-Start $printed $length
