
# ---- Slots: where the truth lies. Everything here only reads. ----

function New-Seen([string]$From, $On, [string]$Thumbprint) {
    [pscustomobject]@{ from = $From; on = $On; thumbprint = $Thumbprint.ToUpperInvariant() }
}

# An XML file of the VMS below ProgramData, whoever's name the product bears.
function Read-VmsXml([string]$Below) {
    foreach ($maker in $MAKERS) {
        foreach ($file in @(Get-ChildItem -Path (Join-Path (Join-Path $env:ProgramData $maker) $Below) -ErrorAction SilentlyContinue)) {
            return Read-Xml $file.FullName
        }
    }
    return $null
}

function Read-Xml([string]$File) {
    $xml = New-Object System.Xml.XmlDocument
    $xml.XmlResolver = $null
    try {
        $xml.Load($File)
        return $xml
    } catch {
        Say "$File could not be read: $($_.Exception.Message)" "$File を読み取れませんでした: $($_.Exception.Message)" 'WARN'
        return $null
    }
}

function Read-Number($Xml, [string]$Path, [int]$Otherwise) {
    $node = if ($Xml) { $Xml.SelectSingleNode($Path) } else { $null }
    $number = 0
    if ($node -and [int]::TryParse($node.InnerText, [ref]$number) -and $number -gt 0) { return $number }
    return $Otherwise
}

# What HTTP.sys is bound to. The words around differ between languages of Windows; forty hex digits do not.
function Read-Binding([int]$Port) {
    $text = (& netsh.exe http show sslcert "ipport=0.0.0.0:$Port") -join "`n"
    if ($text -match '(?<![0-9a-fA-F])[0-9a-fA-F]{40}(?![0-9a-fA-F])') { return New-Seen "HTTP.sys $Port" $true $Matches[0] }
    return New-Seen "HTTP.sys $Port" $false ''
}

# What a client would be shown on this port: the certificate, plain text, or nothing to tell from.
function Read-Port([int]$Port) {
    foreach ($address in '127.0.0.1', $env:COMPUTERNAME) {
        $shown = Read-Handshake $address $Port
        if ($shown) { return New-Seen "TLS $Port" $true $shown }
        if (Test-PlainText $address $Port) { return New-Seen "TLS $Port" $false '' }
    }
    return $null
}

function Open-Port([string]$Address, [int]$Port) {
    $client = New-Object System.Net.Sockets.TcpClient
    try {
        if (-not $client.ConnectAsync($Address, $Port).Wait(2000)) { $client.Close(); return $null }
    } catch { $client.Close(); return $null }
    $client.ReceiveTimeout = 4000
    $client.SendTimeout = 4000
    return $client
}

function Read-Handshake([string]$Address, [int]$Port) {
    $client = Open-Port $Address $Port
    if (-not $client) { return $null }
    try {
        # Any certificate will do: the question is which one it is, not whether it is good.
        $stream = New-Object System.Net.Security.SslStream($client.GetStream(), $false, { $true })
        $stream.AuthenticateAsClient($env:COMPUTERNAME, $null, [System.Security.Authentication.SslProtocols]::Tls12, $false)
        return (New-Object System.Security.Cryptography.X509Certificates.X509Certificate2($stream.RemoteCertificate)).Thumbprint
    } catch { return $null } finally { $client.Close() }
}

function Test-PlainText([string]$Address, [int]$Port) {
    $client = Open-Port $Address $Port
    if (-not $client) { return $false }
    try {
        $ask = [System.Text.Encoding]::ASCII.GetBytes("GET / HTTP/1.0`r`nHost: localhost`r`n`r`n")
        $stream = $client.GetStream()
        $stream.Write($ask, 0, $ask.Length)
        $answer = New-Object byte[] 5
        $length = $stream.Read($answer, 0, 5)
        return [System.Text.Encoding]::ASCII.GetString($answer, 0, $length) -eq 'HTTP/'
    } catch { return $false } finally { $client.Close() }
}

function Read-RecorderEncryption {
    $xml = Read-VmsXml '*Recording Server\RecorderConfig.xml'
    $node = if ($xml) { $xml.SelectSingleNode('//serverEncryption[@enabled]') } else { $null }
    if ($node) { return New-Seen 'RecorderConfig.xml' ($node.GetAttribute('enabled') -eq 'true') ($node.GetAttribute('certificateHash')) }
    return Read-Binding (Read-Number $xml '/recorderconfig/webapi/port' 9001)
}

function Read-ServerSlot($Use) {
    $roles = @($Use.services | ForEach-Object { $_.role })
    if ($roles -contains 'RECORDING' -or $roles -contains 'FAILOVER_RECORDING') { Read-RecorderEncryption }
    if ($roles -contains 'MANAGEMENT') {
        $binding = Read-Binding (Read-Number (Read-VmsXml '*Management Server\ServerConfig.xml') '//WebApiConfig/Port' 9000)
        $binding
        # The web server may hold a certificate of its own before the slot is on; it counts only beside the binding.
        if ($binding.on) { Read-Port 443 }
    }
    foreach ($port in @($Use.ports)) { Read-Port $port }
}

function Read-StreamingSlot($Use) {
    $port = @($Use.ports)[0]
    $xml = Read-VmsXml '*Recording Server\RecorderConfig.xml'
    $node = if ($xml) { $xml.SelectSingleNode('/recorderconfig/webserver//*[@enabled][@certificateHash]') } else { $null }
    if ($node) { New-Seen 'RecorderConfig.xml' ($node.GetAttribute('enabled') -eq 'true') ($node.GetAttribute('certificateHash')) }
    Read-Port (Read-Number $xml '/recorderconfig/webserver/port' $port)
}

function Read-MobileSlot($Use) {
    $port = @($Use.ports)[0]
    foreach ($service in @(Find-Services $SERVICE_WORDS['MOBILE'])) {
        $program = ("$($service.PathName)" -replace '^"([^"]+)".*$', '$1') + '.config'
        if (Test-Path -LiteralPath $program) {
            $port = Read-Number (Read-Xml $program) "/configuration/HttpSecureMetaChannel/Address/add[@key='Port']/@value" $port
        }
    }
    $binding = Read-Binding $port
    if ($binding.on) { return $binding }
    # Bound to one address alone, or not at all: the port itself tells.
    $shown = Read-Port $port
    if ($shown) { return $shown }
    return $binding
}

function Read-EventSlot($Use) {
    $port = @($Use.ports)[0]
    $xml = Read-VmsXml '*Event Server\config\ServiceEndpoints.xml'
    $node = if ($xml) { $xml.SelectSingleNode("//*[local-name()='CertificateEnabled']") } else { $null }
    if ($node) { New-Seen 'ServiceEndpoints.xml' ($node.InnerText.Trim() -eq 'true') '' }
    Read-Port $port
}

# One slot: on or off where every source that answered agrees, else nothing; and the certificate that it uses.
function Get-SlotState($Use) {
    $seen = @(switch ($Use.slot) {
        'SERVER' { Read-ServerSlot $Use }
        'STREAMING' { Read-StreamingSlot $Use }
        'MOBILE' { Read-MobileSlot $Use }
        'EVENT' { Read-EventSlot $Use }
    })
    $seen = @($seen | Where-Object { $null -ne $_ })
    $answers = @($seen | ForEach-Object { $_.on } | Select-Object -Unique)
    $prints = @($seen | Where-Object { $_.on -and $_.thumbprint } | ForEach-Object { $_.thumbprint } | Select-Object -Unique)
    $on = if ($answers.Count -eq 1) { $answers[0] } else { $null }
    $thumbprint = if ($prints.Count -eq 1) { $prints[0] } else { '' }
    [pscustomobject]@{ slot = $Use.slot; on = $on; thumbprint = $thumbprint; seen = $seen }
}
